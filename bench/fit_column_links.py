#!/usr/bin/env python3
"""Fits the weights of src/columns/relinking.cpp to pages of columns in spaces whose paragraphs are known.

  cmake --preset bench && ninja -C build/bench column_links
  fit_column_links.py --tool build/bench/bench/column_links --truth DIR [--truth DIR …]

Each DIR holds pages (*.layout.txt) and, for each page, PAGE.truth.json with its articles. For each column one of the
others goes on with it, or none: a choice among all that are near, and the weights are those under which the right
choices are likeliest. Signs of the first column alone, and the constant, speak against all others, so for none.
Behind a paragraph that ends with its column the next of the article is right, where it begins another, and counts
half; nothing is behind the last. Columns whose sentence goes on in the middle of another are left out. Prints
present and fitted weights, and how many choices are right with each. Plain Python, standard library only."""
import argparse, glob, json, math, os, subprocess
from fit_line_ends import Places, squeezed, units

def go_on(truth):
    """Of each of `units`: does another paragraph of its article come next?"""
    found = []
    for article in truth['articles']:
        blocks = sum(block['role'] != 'table' for block in article['blocks'])
        found += [True] * (blocks - 1) + [False] * (blocks > 0)
        for caption in article['captions']: found += [False] * (1 + bool(caption.get('credit')))
        for role in ('kicker', 'headline', 'subtitle'): found += [False] * len(article[role])
    return found

def choices_of(tool, folder):
    """[(signs of each link, the right one or None, how much it counts)]"""
    files = sorted(glob.glob(os.path.join(folder, '*.layout.txt')))
    out = subprocess.run([tool] + files, capture_output=True, text=True, check=True).stdout
    known, columns = {}, {}
    for row in out.splitlines():
        path, start, _, signs, words, following = row.split('\t')
        page = os.path.basename(path).split('.')[0]
        if page not in known:
            with open(os.path.join(folder, page + '.truth.json'), encoding='utf-8') as truth:
                story = json.load(truth)
            known[page] = Places(units(story)), go_on(story)
        places, going = known[page]
        end = places.place(squeezed(words), True)
        if end is None: continue
        whole = places.sizes[end[0]] - end[1] <= 2
        right = places.label(words, following) == 0
        if whole and not right and end[0] < len(going) and going[end[0]]:
            begin = places.place(squeezed(following), False)
            right = begin is not None and begin[0] == end[0] + 1 and begin[1] <= 2
        columns.setdefault((path, start, whole), []).append(
            ([(i, float(s)) for i, s in enumerate(signs.split()) if float(s)], right))
    for (_, _, whole), links in columns.items():
        right = [i for i, (_, one) in enumerate(links) if one]
        if len(right) == 1: yield [signs for signs, _ in links], right[0], .5 if whole else 1
        elif not right and whole: yield [signs for signs, _ in links], None, .5

def score(signs, weights): return sum(weights[i] * s for i, s in signs)

def fitted(choices, weights, rounds=150, step=.12):
    fit, mean, square = list(weights), [0.0] * len(weights), [0.0] * len(weights)
    for turn in range(1, rounds + 1):
        slope = [-.002 * now * len(choices) for now in fit]
        for links, right, counts in choices:
            values = [score(signs, fit) for signs in links]
            top = max(values + [0])
            parts = [math.exp(value - top) for value in values]
            whole = sum(parts) + math.exp(-top)
            for number, (signs, part) in enumerate(zip(links, parts)):
                for i, s in signs: slope[i] += counts * s * ((number == right) - part / whole)
        for i, one in enumerate(slope):
            one /= len(choices)
            mean[i], square[i] = .9 * mean[i] + .1 * one, .99 * square[i] + .01 * one * one
            fit[i] += step * (mean[i] / (1 - .9 ** turn)) / (math.sqrt(square[i] / (1 - .99 ** turn)) + 1e-8)
    return fit

def right_ones(choices, weights):
    sure = 0
    for links, right, _ in choices:
        best = max(range(len(links)), key=lambda i: score(links[i], weights))
        sure += (best if score(links[best], weights) > 0 else None) == right
    return sure

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--truth', action='append', required=True)
    given = parser.parse_args()
    choices = [one for folder in given.truth for one in choices_of(given.tool, folder)]
    table = subprocess.run([given.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()
    weights = [float(row.split('\t')[0]) for row in table]
    fit = fitted(choices, weights)
    for row, new in zip(table, fit): print('%8.2f %8.2f  %s' % (float(row.split('\t')[0]), new, row.split('\t')[1]))
    print('%d choices, right: %d with the present weights, %d with the fitted ones'
          % (len(choices), right_ones(choices, weights), right_ones(choices, fit)))

if __name__ == '__main__': main()
