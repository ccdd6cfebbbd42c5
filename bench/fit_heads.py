#!/usr/bin/env python3
"""Fits the weights of src/read/head_weights.cpp to pages whose headlines are known.

  cmake --preset bench && ninja -C build/bench head_lines
  fit_heads.py --tool build/bench/bench/head_lines --truth DIR [--truth DIR …] [--only REGEX] [--hold 2] [--show]

Each DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles (see the corpus's own
README), or is a table like fixtures/newspaper/heads.tsv. The readings of one block of head lines compete: a
conditional logistic regression, drawn towards the present weights, so that what the pages say little about
stays as it is. A headline counts once however many pages and extractions have it. Prints present and fitted
weights side by side, how many blocks each set has wrong with both, and with weights that were fitted, from
nothing, on all other sets alone. The rounding, and what goes into the table, is a person's decision. Plain
Python, standard library only."""
import argparse, glob, json, math, os, re, subprocess, unicodedata
from collections import Counter, defaultdict

def squeezed(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text) if not c.isspace())

def kinds_of(truth):
    """Head lines of a page, their articles and their kinds."""
    return {squeezed(line): (number, letter) for number, article in enumerate(truth['articles'])
            for role, letter in (('kicker', 'k'), ('headline', 'm'), ('subtitle', 's'))
            for line in article[role]}

def kinds_in(table):
    """The same of a table of headlines (fixtures/newspaper/heads.tsv)."""
    rows = [row.split('\t') for row in open(table, encoding='utf-8') if not row.startswith('#')]
    return {squeezed(cell): (number, letter) for number, row in enumerate(rows) for cell, letter in zip(row, 'kms')}

def blocks(tool, folder, only):
    """[(words, [(right?, Counter of weights)])] of all blocks of several lines, all of them known."""
    if folder.endswith('.tsv'): return known_blocks(tool, {folder: kinds_in(folder)})
    pages = [p for p in sorted(glob.glob(os.path.join(folder, '*.txt'))) if re.search(only, p)]
    truths = {}
    for page in pages:
        path = os.path.join(folder, os.path.basename(page).split('.')[0] + '.truth.json')
        if os.path.exists(path): truths[page] = kinds_of(json.load(open(path, encoding='utf-8')))
    return known_blocks(tool, truths)

def known_blocks(tool, truths):
    output = subprocess.run([tool] + sorted(truths), capture_output=True, text=True, check=True).stdout
    found = defaultdict(list)
    for row in output.splitlines():
        page, words, kinds, _, numbers = row.split('\t')
        lines = [squeezed(line) for line in words.split('|')[:-1]]
        known = [truths[page].get(line, (None, '?')) for line in lines]
        right = ''.join(letter for _, letter in known)
        one_article = len({article for article, _ in known}) == 1
        if len(lines) < 2 or '?' in right or 'm' not in right or not one_article: continue
        found[page, words].append((kinds, right, Counter(map(int, numbers.split()))))
    return [(os.path.basename(page), words, readings) for (page, words), readings in found.items()
            if any(kinds == right for kinds, right, _ in readings)]

def score(weights, seen): return sum(weights[i] * n for i, n in seen.items())

def fitted(examples, weights, hold, rounds=400, step=0.03):
    often = Counter(words for _, words, _ in examples)
    fit = list(weights)
    for _ in range(rounds):
        slope = [hold * (now - before) for now, before in zip(fit, weights)]
        for _, words, readings in examples:
            scores = [score(fit, seen) for _, _, seen in readings]
            most = max(scores)
            chances = [math.exp(s - most) for s in scores]
            total = sum(chances)
            for (kinds, right, seen), chance in zip(readings, chances):
                error = (chance / total - (kinds == right)) / often[words]
                for i, n in seen.items(): slope[i] += n * error
        fit = [now - step * s for now, s in zip(fit, slope)]
    return fit

def wrong(examples, weights):
    return [(page, words, best[0], best[1]) for page, words, readings in examples
            for best in [max(readings, key=lambda one: score(weights, one[2]))] if best[0] != best[1]]

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True, help='the program built from bench/head_lines.cpp')
    parser.add_argument('--truth', required=True, action='append', help='folder with pages and their truth files, or a table')
    parser.add_argument('--only', default='', help='regular expression on the names of the pages')
    parser.add_argument('--hold', type=float, default=2.0, help='how strongly present weights hold')
    parser.add_argument('--fresh', action='store_true', help='fit the weights without a set from nothing')
    parser.add_argument('--show', action='store_true', help='list the blocks that stay wrong')
    arguments = parser.parse_args()
    table = [line.split('\t') for line in subprocess.run([arguments.tool, '--weights'], capture_output=True,
                                                         text=True, check=True).stdout.splitlines()]
    weights = [float(row[0]) for row in table]
    sets = {folder: blocks(arguments.tool, folder, arguments.only) for folder in arguments.truth}
    everything = [one for examples in sets.values() for one in examples]
    fit = fitted(everything, weights, arguments.hold)
    seen = Counter(i for _, _, readings in everything for kinds, right, numbers in readings
                   if kinds == right for i in numbers)
    for i, row in enumerate(table):
        print('%-66s %6.2f -> %6.2f  (%d seen)' % (row[1], weights[i], fit[i], seen[i]))
    blindly = []
    for folder, examples in sets.items():
        others = [one for other, some in sets.items() if other != folder for one in some]
        blind = fitted(others, [0.0] * len(weights) if arguments.fresh else weights, arguments.hold) if others else weights
        blindly += [('without %s: %s' % (folder, one[0]),) + one[1:] for one in wrong(examples, blind)]
        print('%s: %d blocks, %d headlines; wrong: %d with the present weights, %d with these, %d fitted without them'
              % (folder, len(examples), len({words for _, words, _ in examples}), len(wrong(examples, weights)),
                 len(wrong(examples, fit)), len(wrong(examples, blind))))
    if arguments.show:
        for page, words, kinds, right in blindly + wrong(everything, fit):
            print('%s: %s came as %s, is %s' % (page, words, kinds, right))

if __name__ == '__main__':
    main()
