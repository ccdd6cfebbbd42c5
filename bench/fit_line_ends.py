#!/usr/bin/env python3
"""Fits the weights of src/lines/line_ends.cpp to pages whose paragraphs are known.

  cmake --preset bench && ninja -C build/bench line_ends
  fit_line_ends.py --tool build/bench/bench/line_ends --truth DIR [--only REGEX] [--hold 0.6] [--show]

DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles (see the corpus's own README).
A logistic regression that is drawn towards the present weights: what the pages say little about stays as it
is. Prints present and fitted weights side by side, and with --show the line ends that stay wrong. The
rounding, and what goes into the table, is a person's decision. Plain Python, standard library only."""
import argparse, glob, json, math, os, re, subprocess, unicodedata
from collections import Counter

def squeezed(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text) if not c.isspace())

def units(truth):
    """Stretches of text in which no paragraph ends."""
    found = []
    for article in truth['articles']:
        opening = (article.get('dateline') or '') + (article.get('byline') or '')
        for block in article['blocks']:
            if block['role'] == 'table': continue
            found.append(squeezed(opening + block['text']))
            if block['role'] != 'jump': opening = ''
        for caption in article['captions']:
            found += [squeezed(caption['text']), squeezed(caption.get('credit') or '')]
        for role in ('kicker', 'headline', 'subtitle'):
            found += [squeezed(line) for line in article[role]]
    return [unit for unit in found if unit]

def label(stretches, words, following):
    """0: the line goes on; 1: a paragraph ends; None: the page does not say."""
    a, b = squeezed(words), squeezed(following)
    if any(a + b in unit for unit in stretches): return 0
    if any(a in unit for unit in stretches) and any(b in unit for unit in stretches): return 1
    return None

def fitted(examples, weights, hold, rounds=3000, step=0.004):
    fit = list(weights)
    for _ in range(rounds):
        slope = [hold * (now - before) for now, before in zip(fit, weights)]
        for (bits, ends), count in examples.items():
            seen = [i for i in range(len(fit)) if bits >> i & 1]
            chance = 1 / (1 + math.exp(-max(-30, min(30, sum(fit[i] for i in seen)))))
            for i in seen: slope[i] += count * (chance - ends)
        fit = [now - step * s for now, s in zip(fit, slope)]
    return fit

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True, help='the program built from bench/line_ends.cpp')
    parser.add_argument('--truth', required=True, help='folder with pages and their truth files')
    parser.add_argument('--only', default='', help='regular expression on the names of the pages')
    parser.add_argument('--hold', type=float, default=0.6, help='how strongly present weights hold')
    parser.add_argument('--show', action='store_true', help='list the line ends that stay wrong')
    arguments = parser.parse_args()
    table = [line.split('\t') for line in
             subprocess.run([arguments.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()]
    weights = [float(row[1]) for row in table]
    pages = [p for p in sorted(glob.glob(os.path.join(arguments.truth, '*.txt'))) if re.search(arguments.only, p)]
    truths = {}
    for page in pages:
        truth = os.path.join(arguments.truth, os.path.basename(page).split('.')[0] + '.truth.json')
        if os.path.exists(truth): truths[page] = units(json.load(open(truth, encoding='utf-8')))
    output = subprocess.run([arguments.tool] + sorted(truths), capture_output=True, text=True, check=True).stdout
    rows = []
    for line in output.splitlines():
        row = line.split('\t')
        if len(row) != 6: continue  # a tab among the words: a table
        page, number, bits, score, words, following = row
        ends = label(truths[page], words, following)
        if ends is not None: rows.append((page, number, int(bits), ends, words, following))
    fit = fitted(Counter((row[2], row[3]) for row in rows), weights, arguments.hold)
    for row, now in zip(table, fit):
        print('%-55s %6.2f -> %6.2f  (%d seen)' % (row[2], float(row[1]), now,
                                                   sum(1 for r in rows if r[2] >> int(row[0]) & 1)))
    def wrong(w): return [r for r in rows if (sum(w[i] for i in range(len(w)) if r[2] >> i & 1) > 0) != bool(r[3])]
    print('%d line ends, %d of them ends of paragraphs; wrong with the present weights: %d, with these: %d'
          % (len(rows), sum(r[3] for r in rows), len(wrong(weights)), len(wrong(fit))))
    if arguments.show:
        for page, number, bits, ends, words, following in wrong(fit):
            print('%s:%s: %s: %s | %s' % (os.path.basename(page), number, 'ends' if ends else 'goes on', words, following))

if __name__ == '__main__':
    main()
