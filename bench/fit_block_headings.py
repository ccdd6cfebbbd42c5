#!/usr/bin/env python3
"""Fits the weights of src/lines/block_headings.cpp to recognised pages whose headlines are known.

  cmake --preset bench && ninja -C build/bench block_headings
  fit_block_headings.py --tool build/bench/bench/block_headings --truth DIR [--truth DIR …] [--drawn .5] [--present] [--show]
                        [--heads fixtures/newspaper/heads.tsv …]

Each DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles. A block is a heading if most of
its pairs of characters stand in a headline or subhead, text if they stand in a paragraph or caption; where both or
neither hold, it teaches nothing. A logistic regression whose weights are drawn to 0, or to the present ones. Prints present and fitted
weights; then, for each DIR, what the present weights say wrong, what weights fitted to all DIRs do, and what weights
do that were fitted to all others. Pages have few headlines, and those of few hands: with --heads the fit also takes three
copies of each page on which most headlines of one line are others, with commas, questions and quotation marks as often
as in those tables. They stand on no other line of their page, so the share of known words teaches nothing there. The rounding, and what goes into the table, is a person's decision. Plain Python,
standard library only."""
import argparse, glob, json, math, os, random, subprocess, tempfile, unicodedata

def squeezed(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text) if '\u3400' <= c <= '\u9fff' or c.isalnum())

def grams(text): return {text[i:i + 2] for i in range(len(text) - 1)}

def rows_of(truth):
    """Pairs of characters of headlines and subheads, and of everything else."""
    heads, others = [], []
    for article in truth['articles']:
        for role in ('kicker', 'headline', 'subtitle'): heads += article[role]
        for block in article['blocks']:
            if block['role'] == 'table': others += [cell for row in block['rows'] for cell in row]
            else: (heads if block['role'] == 'subhead' else others).append(block['text'])
        for caption in article['captions']: others += [caption['text'], caption.get('credit') or '']
    return [grams(squeezed(x)) for x in heads], [grams(squeezed(x)) for x in others]

def label(known, words):
    have = grams(squeezed(words))
    if not have: return None
    heads, others = known
    # A block may hold several headlines, but one paragraph.
    in_heads = len(have & set().union(*heads)) / len(have) if heads else 0
    in_text = max((len(have & one) / len(have) for one in others), default=0)
    if max(in_heads, in_text) < .4 or abs(in_heads - in_text) < .2: return None
    return int(in_heads > in_text)

def blocks_of(tool, folder):
    pages = [p for p in sorted(glob.glob(os.path.join(folder, '*.txt'))) if os.path.getsize(p)]
    known = {}
    for page in pages:
        with open(os.path.join(folder, os.path.basename(page).split('.')[0] + '.truth.json'), encoding='utf-8') as f:
            known[page] = rows_of(json.load(f))
    found = []
    for row in subprocess.run([tool] + pages, capture_output=True, text=True, check=True).stdout.splitlines():
        page, line, now, signs, words = row.split('\t', 4)
        heading = label(known[page], words)
        if heading is None: continue
        signs = [(i, float(x)) for i, x in enumerate(signs.split()) if float(x) != 0]
        found.append((signs, heading, '%s:%s %s' % (os.path.basename(page), line, words)))
    return found

def as_recognised(words, draw):
    """Signs as OCR writes them."""
    for wide, narrow in (('：', ': '), ('！', '!'), ('？', '?'), ('；', '; ')): words = words.replace(wide, narrow)
    return words.replace(' ', draw.choice([' ”', '', ' '])) if draw.random() < .3 else words

def heads_of(tables):
    """Kickers, headlines and subtitles, by script: what GB 2312 has not is traditional."""
    heads = {'zh-Hans': [], 'zh-Hant': []}
    for table in tables:
        with open(table, encoding='utf-8') as f:
            for row in f.read().splitlines():
                cells = row.split('\t')
                if row.startswith('#') or len(cells) < 4: continue
                try: lang = row.encode('gb2312') and 'zh-Hans'
                except UnicodeEncodeError: lang = 'zh-Hant'
                heads[lang] += [cell for cell in cells[:-1] if cell]
    return heads

def with_other_heads(tool, folder, tables, known_words):
    """The blocks of copies of the pages with headlines of the tables in place of their own."""
    draw, pool, found = random.Random(5), heads_of(tables), []
    for page in sorted(glob.glob(os.path.join(folder, '*.txt'))):
        with open(os.path.join(folder, os.path.basename(page).split('.')[0] + '.truth.json'), encoding='utf-8') as f:
            truth = json.load(f)
        own = rows_of(truth)[0]
        with open(page, encoding='utf-8') as f: lines = f.read().split('\n')
        for _ in range(3):
            copy, new = list(lines), []
            for i, line in enumerate(lines):
                have = grams(squeezed(line))
                like = max((len(have & one) / len(have) for one in own), default=0) if len(have) > 1 else 0
                if like < .6 or '   ' in line or len(line) > 34 or draw.random() > .6: continue
                choice = draw.choice(pool[truth.get('lang', 'zh-Hans')])
                copy[i] = as_recognised(choice, draw)
                new.append(choice)
            with tempfile.TemporaryDirectory() as there:
                with open(os.path.join(there, 'page.txt'), 'w', encoding='utf-8') as f: f.write('\n'.join(copy))
                other = dict(truth, articles=truth['articles'] + [dict(kicker=new, headline=[], subtitle=[], blocks=[], captions=[])])
                with open(os.path.join(there, 'page.truth.json'), 'w', encoding='utf-8') as f: json.dump(other, f)
                found += [([s for s in signs if s[0] != known_words], heading, words)
                          for signs, heading, words in blocks_of(tool, there)]
    return found

def score(weights, signs): return sum(weights[i] * much for i, much in signs)

def fitted(blocks, drawn_to, drawn, rounds=400):
    count = len(drawn_to)
    weights, mean, square = list(drawn_to), [0.0] * count, [0.0] * count
    for t in range(1, rounds + 1):
        slope = [drawn * (w - to) for w, to in zip(weights, drawn_to)]
        for signs, heading, _ in blocks:
            off = 1 / (1 + math.exp(-max(-30, min(30, score(weights, signs))))) - heading
            for i, much in signs: slope[i] += off * much
        for i in range(count):
            mean[i] = .9 * mean[i] + .1 * slope[i]
            square[i] = .99 * square[i] + .01 * slope[i] * slope[i]
            weights[i] -= (.1 if t < .6 * rounds else .02) * (mean[i] / (1 - .9 ** t)) / (math.sqrt(square[i] / (1 - .99 ** t)) + 1e-8)
    return weights

def wrong(weights, blocks): return [b for b in blocks if (score(weights, b[0]) > 0) != bool(b[1])]

def say(weights, blocks):
    bad = wrong(weights, blocks)
    return '%d missed, %d false' % (sum(b[1] for b in bad), sum(1 - b[1] for b in bad))

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--truth', required=True, action='append')
    parser.add_argument('--drawn', type=float, default=.5)
    parser.add_argument('--present', action='store_true', help='draw the weights to the present ones: for few pages more')
    parser.add_argument('--heads', default=[], nargs='+', help='tables whose headlines stand in for those of the pages')
    parser.add_argument('--show', action='store_true', help='list the blocks that weights fitted to the others take wrong')
    options = parser.parse_args()
    table = [row.split('\t') for row in subprocess.run([options.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()]
    present = [float(row[0]) for row in table]
    sets = {folder: blocks_of(options.tool, folder) for folder in options.truth}
    known_words = [meaning for _, meaning in table].index('words of the page')
    more = {folder: with_other_heads(options.tool, folder, options.heads, known_words) if options.heads else []
            for folder in sets}
    everything = [b for folder, blocks in sets.items() for b in blocks + more[folder]]
    drawn_to = present if options.present else [0.0] * len(table)
    fit = fitted(everything, drawn_to, options.drawn)
    for i, (_, meaning) in enumerate(table):
        print('%6.2f -> %6.2f  %s (%d)' % (present[i], fit[i], meaning, sum(any(k == i for k, _ in b[0]) for b in everything)))
    for folder, blocks in sets.items():
        others = fitted([b for name, of in sets.items() if name != folder for b in of + more[name]], drawn_to, options.drawn)
        print('%-24s %4d blocks, %3d headings; present %s; fitted to all %s; to the others %s' % (
            folder[-24:], len(blocks), sum(b[1] for b in blocks), say(present, blocks), say(fit, blocks), say(others, blocks)))
        if options.show:
            for signs, heading, words in wrong(others, blocks):
                print('   %s %5.1f %s' % ('missed' if heading else 'false ', score(others, signs), words))

if __name__ == '__main__': main()
