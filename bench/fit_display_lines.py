#!/usr/bin/env python3
"""Fits the weights of src/lines/display_chain.cpp to pages whose headlines are known.

  cmake --preset bench && ninja -C build/bench display_lines
  fit_display_lines.py --tool build/bench/bench/display_lines --truth DIR [--truth DIR …] [--only raw,mutool,pdfbox]
                       [--drawn .5] [--rounds 40] [--show] [--apart]

Each DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles. A line is a heading if it stands in a
headline or subhead; what stands in both a headline and a paragraph is what its neighbours are. A chain of two states,
heading or not, whose weights are drawn to 0: gradient ascent on the likelihood of the whole page. Prints present and
fitted weights; then, for each DIR, what is said wrong by the present weights, by those fitted to all DIRs, and (--apart)
by those fitted to all others. The rounding, and what goes into the table, is a person's decision. Plain Python, standard
library only."""
import argparse, glob, json, math, os, random, subprocess, unicodedata

# Radicals that Unicode folds to nothing, as some fonts give them.
RADICALS = str.maketrans(dict(zip('⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⼾', '民虎西见角贝车長长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟户')))

def squeezed(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text.translate(RADICALS)) if not c.isspace())

def units_of(truth):
    heads, others = [], list(truth.get('furniture', []))
    for article in truth['articles']:
        heads.append('\0'.join(squeezed(x) for x in article['kicker'] + article['headline'] + article['subtitle']))
        for block in article['blocks']:
            if block['role'] == 'table': others += [cell for row in block['rows'] for cell in row]
            elif block['role'] == 'subhead': heads.append(squeezed(block['text']))
            else: others.append(block['text'])
        for caption in article['captions']: others += [caption['text'], caption.get('credit') or '']
        others += [article['byline'] or '', article['dateline'] or '']
    return heads, [squeezed(x) for x in others]

def reach(units, before, words, behind):
    """How far words and what stands around them go in one of the units; 0 if the words stand in none."""
    best = 0
    for unit in units:
        at = unit.find(words)
        while at >= 0:
            left = right = 0
            while left < len(before) and left < at and before[-1 - left] == unit[at - 1 - left]: left += 1
            end = at + len(words)
            while right < len(behind) and end + right < len(unit) and behind[right] == unit[end + right]: right += 1
            whole = (at == 0 or unit[at - 1] == '\0') and (end == len(unit) or unit[end] == '\0')
            best = max(best, len(words) + left + right + (3 if whole else 0))
            at = unit.find(words, at + 1)
    return best

def labels_of(rows, known):
    heads, others = known
    words = [squeezed(row[-1]) for row in rows]
    of = []
    for i, here in enumerate(words):
        before, behind = ''.join(words[max(0, i - 2):i])[-12:], ''.join(words[i + 1:i + 3])[:12]
        of.append(int(reach(heads, before, here, behind) > reach(others, before, here, behind)))
    return of

def pages_of(tool, folder, only):
    pages = [p for p in sorted(glob.glob(os.path.join(folder, '*.txt')))
             if os.path.basename(p).split('.')[1] in only and os.path.getsize(p)]
    found = []
    for page in pages:
        with open(os.path.join(folder, os.path.basename(page).split('.')[0] + '.truth.json'), encoding='utf-8') as f:
            known = units_of(json.load(f))
        rows = [row.split('\t') for row in subprocess.run([tool, page], capture_output=True, text=True, check=True).stdout.splitlines()]
        if not rows: continue
        labels = labels_of(rows, known)
        lines = []
        for row, label in zip(rows, labels):
            signs = [[int(x) for x in part.split()] for part in row[4:8]]
            lines.append((int(row[2]), signs, label if int(row[2]) else 0, int(row[3]), '%s:%s %s' % (os.path.basename(page), row[1], row[-1])))
        found.append(lines)
    return found

def total(weights, signs): return sum(weights[i] for i in signs)

def costs(weights, page):
    for may, (alone, begins, goes_on, ends), *_ in page:
        yield (may, total(weights, alone), total(weights, begins), total(weights, goes_on), total(weights, ends))

def best(weights, page):
    """The likeliest states of the lines."""
    text, head, via = 0.0, -1e9, []
    for may, alone, begins, goes_on, ends in costs(weights, page):
        from_head = head + ends > text
        next_text = max(text, head + ends)
        next_head, on = -1e9, False
        if may:
            on = head + goes_on > text + begins
            next_head = alone + max(head + goes_on, text + begins)
        via.append((from_head, on))
        text, head = next_text, next_head
    of, state = [], int(head > text)
    for from_head, on in reversed(via):
        of.append(state)
        state = int(on if state else from_head)
    return of[::-1]

def add(a, b):
    if a < b: a, b = b, a
    return a + math.log1p(math.exp(b - a)) if b > -1e8 else a

def slope_of(weights, page, slope, much):
    table = list(costs(weights, page))
    n = len(page)
    T, H = [0.0] * (n + 1), [-1e9] * (n + 1)
    for i, (may, alone, begins, goes_on, ends) in enumerate(table):
        T[i + 1] = add(T[i], H[i] + ends)
        H[i + 1] = alone + add(T[i] + begins, H[i] + goes_on) if may else -1e9
    all_ways = add(T[n], H[n])
    bT, bH = 0.0, 0.0
    before = 0
    for i in range(n - 1, -1, -1):
        may, alone, begins, goes_on, ends = table[i]
        signs, label = page[i][1], page[i][2]
        last = page[i - 1][2] if i else 0
        p_end = math.exp(min(0, H[i] + ends + bT - all_ways)) if H[i] > -1e8 else 0
        p_begin = math.exp(min(0, T[i] + begins + alone + bH - all_ways)) if may else 0
        p_on = math.exp(min(0, H[i] + goes_on + alone + bH - all_ways)) if may and H[i] > -1e8 else 0
        for k, off in ((0, label - p_begin - p_on), (1, (label and not last) - p_begin), (2, (label and last) - p_on), (3, (last and not label) - p_end)):
            if abs(off) > 1e-6:
                for sign in signs[k]: slope[sign] += much * off
        new_T = bT if not may else add(bT, begins + alone + bH)
        new_H = ends + bT if not may else add(ends + bT, goes_on + alone + bH)
        bT, bH = new_T, new_H

def page_is_less(page): return page[0][4].split('.')[1] not in ('raw', 'mutool', 'pdfbox')

def fitted(pages, count, drawn, rounds, less=.12):
    weights, mean, square = [0.0] * count, [0.0] * count, [0.0] * count
    draw, t = random.Random(3), 0
    for turn in range(rounds):
        order = list(range(len(pages)))
        draw.shuffle(order)
        for begin in range(0, len(order), 6):
            t += 1
            slope = [-drawn * w * 6 / len(pages) for w in weights]
            for k in order[begin:begin + 6]: slope_of(weights, pages[k], slope, less if page_is_less(pages[k]) else 1)
            rate = .12 * (1 - turn / rounds) + .01
            for i in range(count):
                mean[i] = .9 * mean[i] + .1 * slope[i]
                square[i] = .99 * square[i] + .01 * slope[i] * slope[i]
                weights[i] += rate * (mean[i] / (1 - .9 ** t)) / (math.sqrt(square[i] / (1 - .99 ** t)) + 1e-6)
    return weights

def wrong(weights, pages):
    return [(line, state) for page in pages for line, state in zip(page, best(weights, page)) if state != line[2]]

def say(bad): return '%d missed, %d false' % (sum(line[2] for line, _ in bad), sum(1 - line[2] for line, _ in bad))

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--truth', required=True, action='append')
    parser.add_argument('--only', default='raw,mutool,pdfbox')
    parser.add_argument('--drawn', type=float, default=.5)
    parser.add_argument('--rounds', type=int, default=40)
    parser.add_argument('--show', action='store_true', help='list the lines that are taken wrong')
    parser.add_argument('--apart', action='store_true', help='fit to all others of each DIR as well')
    options = parser.parse_args()
    table = [row.split('\t') for row in subprocess.run([options.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()]
    present = [float(row[0]) for row in table]
    sets = {folder: pages_of(options.tool, folder, options.only.split(',')) for folder in options.truth}
    everything = [page for pages in sets.values() for page in pages]
    fit = fitted(everything, len(table), options.drawn, options.rounds)
    for i, (_, meaning) in enumerate(table):
        print('%6.2f -> %6.2f  %s' % (present[i], fit[i], meaning))
    for folder, pages in sets.items():
        rules = [(line, line[3]) for page in pages for line in page if line[3] != line[2]]
        row = '%-24s %5d lines, %4d of headings; taken %s; present %s; fitted to all %s' % (
            folder[-24:], sum(map(len, pages)), sum(line[2] for page in pages for line in page), say(rules),
            say(wrong(present, pages)), say(wrong(fit, pages)))
        shown = fit
        if options.apart:
            shown = fitted([p for name, of in sets.items() if name != folder for p in of], len(table), options.drawn, options.rounds)
            row += '; to the others ' + say(wrong(shown, pages))
        print(row, flush=True)
        if options.show:
            for line, state in wrong(shown, pages): print('   %s %s' % ('false ' if state else 'missed', line[4]))

if __name__ == '__main__': main()
