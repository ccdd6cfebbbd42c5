#!/usr/bin/env python3
"""Generates a tree of varied sources: posts over HTML and Markdown, scraped plain texts; 5 to 20 KB each.

    generate_posts.py COUNT FOLDER [--seed N]

All places, people and figures are invented. Equal arguments give equal bytes. Files lie in folders by year
and month (2019/03/000123.md), so that no folder grows too large.
"""
import argparse
import os
import random

PLACES = ["云泽县", "石桥镇", "江麓市", "青石河", "白塔乡", "柳湾村", "东岭街道", "南浦区", "桂溪镇", "沙洲岛"]
PEOPLE = ["周一鸣", "方禾", "林若谷", "江一帆", "沈知秋", "陆远", "何青", "苏小满", "唐可", "顾长风"]
GROUPS = ["水利站", "农技中心", "县图书馆", "第二中学", "志愿者协会", "供销社", "林业队", "文化馆", "卫生院", "商会"]
ACTS = ["召开了春耕备耕现场会", "完成了新一轮堤防加固", "举办了乡村阅读周", "启动了古树名木普查", "公布了惠民工程清单",
        "组织了防汛应急演练", "开通了城乡公交专线", "修缮了百年石拱桥", "发放了第一批良种", "评选了最美庭院"]
ENDS = ["群众的获得感不断增强", "各项工作有序推进", "预计年底前全部完成", "下一步将总结经验、扩大试点", "现场气氛热烈",
        "多家单位签订了合作协议", "有关部门要求压实责任、细化措施", "专家对此给予了肯定", "村民们纷纷点赞", "相关标准已经公开"]
REMARKS = ["“过去出门一身泥，如今出门一路花。”", "“我们要把好事办好、实事办实。”", "“桥修好了，孩子们上学近了两公里。”",
           "“今年的雨来得早，堤要修得更早。”", "“书送到了家门口，心就静下来了。”"]
TAGS = ["民生", "教育", "水利", "乡村", "文化", "交通", "生态", "健康"]


def sentence(rng):
    kind = rng.randrange(4)
    number = rng.randint(3, 980)
    if kind == 0:
        return (f"{rng.choice(PLACES)}{rng.choice(GROUPS)}{rng.choice(ACTS)}，涉及{number}户，"
                f"{rng.choice(ENDS)}。")
    if kind == 1:
        return f"{rng.choice(PEOPLE)}说，{rng.choice(REMARKS)}"
    if kind == 2:
        return (f"据{rng.choice(GROUPS)}统计，截至{rng.randint(1, 12)}月{rng.randint(1, 28)}日，"
                f"{rng.choice(PLACES)}已完成{number}.{rng.randint(0, 9)}公里，占计划的{rng.randint(20, 99)}%，"
                f"{rng.choice(ENDS)}。")
    return (f"在{rng.choice(PLACES)}，{rng.choice(PEOPLE)}和{rng.choice(PEOPLE)}走访了{rng.choice(GROUPS)}，"
            f"了解到{rng.choice(ENDS)}；{rng.choice(PLACES)}也{rng.choice(ACTS)}。")


def paragraph(rng):
    return "".join(sentence(rng) for _ in range(rng.randint(2, 7)))


def html_body(rng, size):
    out, length = ["<div>   \n"], 0
    while length < size:
        text = paragraph(rng)
        kind = rng.randrange(8)
        if kind == 0:
            name = f"{rng.randrange(16**8):08x}"
            text = (f'<p style="text-align: center;"><img src="https://img.example.org/{name}.jpg" width="600" '
                    f'height="400" alt="{rng.choice(PLACES)}"></p>\n<p style="text-align: center;">'
                    f'<span style="color: #999999;">{rng.choice(GROUPS)}供图</span></p>\n')
        elif kind == 1:
            text = f"<p>\n&nbsp;&nbsp;<strong>{text[:20]}</strong>{text[20:]}</p>\n"
        elif kind == 2:
            text = f'<p><span style="color: #000000;">{text}</span><a href="https://news.example.org/{rng.randrange(10**6)}.html">详情</a></p>\n'
        elif kind == 3:
            text = f"<p>{text}<br>{sentence(rng)}</p>\n"
        elif kind == 4:
            items = "".join(f"<li>{sentence(rng)}</li>" for _ in range(3))
            text = f"<ul>{items}</ul>\n"
        else:
            text = f"<p>\n{text}</p>\n"
        length += len(text.encode())
        out.append(text)
    out.append("</div>\n")
    return "".join(out)


def markdown_body(rng, size):
    out, length = [], 0
    while length < size:
        text = paragraph(rng)
        kind = rng.randrange(6)
        if kind == 0:
            text = f"## {rng.choice(PLACES)}{rng.choice(ACTS)}\n\n{text}\n\n"
        elif kind == 1:
            text = f"**{text[:16]}**{text[16:]}\n\n"
        elif kind == 2:
            text = "".join(f"- {sentence(rng)}\n" for _ in range(3)) + "\n"
        elif kind == 3:
            text = f"![{rng.choice(PLACES)}](https://img.example.org/{rng.randrange(10**8)}.png)\n\n{text}\n\n"
        else:
            text = f"{text}\n\n"
        length += len(text.encode())
        out.append(text)
    return "".join(out)


def plain_text(rng, size):
    out, length = [], 0
    while length < size:
        text = ("　　" if rng.random() < .5 else "") + paragraph(rng) + "\n"
        length += len(text.encode())
        out.append(text)
    return "".join(out)


def post(rng, year, month):
    head = (f"title: '{rng.choice(PLACES)}{rng.choice(ACTS)}'\n"
            f"date: {year}-{month:02}-{rng.randint(1, 28):02} {rng.randint(0, 23):02}:{rng.randint(0, 59):02}:00\n"
            f"author: {rng.choice(PLACES)}新闻网\ncategories:\n - 新闻\n - {rng.choice(TAGS)}\n"
            f"tags: [{rng.choice(TAGS)}, {rng.choice(TAGS)}综合]\n")
    size = int(rng.triangular(4600, 19000, 8000))
    body = html_body(rng, size) if rng.random() < .7 else markdown_body(rng, size)
    return f"---\n{head}---\n\n{body}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for number in range(args.count):
        rng = random.Random(args.seed * 1_000_003 + number)
        # By number, so that the tree grows in the order of its names.
        months = number * 120 // max(args.count, 1)
        year, month = 2014 + months // 12, months % 12 + 1
        folder = os.path.join(args.folder, str(year), f"{month:02}")
        if number == 0 or number * 120 // args.count != (number - 1) * 120 // args.count:
            os.makedirs(folder, exist_ok=True)
        plain = rng.random() < .2
        text = plain_text(rng, int(rng.triangular(4600, 19000, 8000))) if plain else post(rng, year, month)
        name = os.path.join(folder, f"{number:07}." + ("txt" if plain else "md"))
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text)


if __name__ == "__main__":
    main()
