#!/usr/bin/env python3
"""Fits the weights of src/columns/line_order.cpp and broken_off.cpp to pages whose paragraphs are known.

  cmake --preset bench && ninja -C build/bench line_order
  fit_line_order.py --tool build/bench/bench/line_order --truth DIR [--truth DIR …] [--clean DIR …] [--show]

Each DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles (see the corpus's own README); below
a --clean DIR is text in order. A line end inside a paragraph is wrong where the next line does not go on with it. A
page as it stands in the file is interleaved if more than a quarter of them are wrong, and teaches nothing from
an eighth on; a page put together from columns in spaces is out of order if more than an eighth are. Prints present and fitted weights, and
how many pages the present weights say wrong; --show lists them. The rounding, and how much lower the first weight is
so that no sound page is called unsound, is a person's decision. Plain Python, standard library only."""
import argparse, glob, json, math, os, subprocess
from fit_line_ends import Places, squeezed, units

UNFIT, PART = {'file': 1 / 4, 'spaces': 1 / 8}, 1 / 8

def wrong_share(places, lines):
    """Of the line ends inside a paragraph, how many the next line does not go on with."""
    inside = wrong = 0
    for line, following in zip(lines, lines[1:]):
        end = places.place(squeezed(line), True)
        if end is None or places.sizes[end[0]] - end[1] <= 2: continue
        inside += 1
        wrong += places.label(line, following) != 0
    return wrong / inside if inside else 0

def rows_of(tool, files):
    out = subprocess.run([tool] + files, capture_output=True, text=True, check=True).stdout if files else ''
    for row in out.splitlines():
        path, kind, signs, *lines = row.split('\t')
        yield path, kind, [float(sign) for sign in signs.split()], lines

def fitted(rows, rounds=6000, step=0.1):
    """A logistic regression on signs scaled to one width; the first is a constant."""
    width = [max(1e-9, (sum(s[i] ** 2 for s, _ in rows) / len(rows)) ** .5) for i in range(len(rows[0][0]))]
    fit = [0.0] * len(width)
    for _ in range(rounds):
        slope = [0.0] + [now for now in fit[1:]]
        for signs, wrong in rows:
            value = sum(f * s / w for f, s, w in zip(fit, signs, width))
            error = 1 / (1 + math.exp(-max(-30, min(30, value)))) - wrong
            for i, s in enumerate(signs): slope[i] += error * s / width[i]
        fit = [now - step * s / len(rows) for now, s in zip(fit, slope)]
    return [f / w for f, w in zip(fit, width)]

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--truth', action='append', required=True)
    parser.add_argument('--clean', action='append', default=[])
    parser.add_argument('--show', action='store_true')
    given = parser.parse_args()
    pages = {'file': [], 'spaces': []}
    for folder in given.truth:
        known = {}
        for path, kind, signs, lines in rows_of(given.tool, sorted(glob.glob(os.path.join(folder, '*.txt')))):
            page = os.path.basename(path).split('.')[0]
            if page not in known:
                with open(os.path.join(folder, page + '.truth.json'), encoding='utf-8') as truth:
                    known[page] = Places(units(json.load(truth)))
            wrong = wrong_share(known[page], lines)
            if kind == 'file' and PART < wrong <= UNFIT['file']: continue
            pages[kind].append((signs, int(wrong > UNFIT[kind]), path))
    for folder in given.clean:
        files = sorted(glob.glob(os.path.join(folder, '**', '*.txt'), recursive=True))
        for path, kind, signs, _ in rows_of(given.tool, files):
            if kind == 'file': pages[kind].append((signs, 0, path))
    weights = {'file': [], 'spaces': []}
    for row in subprocess.run([given.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines():
        kind, weight, meaning = row.split('\t')
        weights[kind].append((float(weight), meaning))
    for kind, rows in pages.items():
        if not rows: continue
        fit = fitted([(signs, wrong) for signs, wrong, _ in rows])
        print('%s: %d pages, %d of them out of order' % (kind, len(rows), sum(wrong for _, wrong, _ in rows)))
        for (weight, meaning), new in zip(weights[kind], fit): print('%8.2f %8.2f  %s' % (weight, new, meaning))
        score = lambda signs: sum(w * s for (w, _), s in zip(weights[kind], signs))
        missed = [path for signs, wrong, path in rows if wrong and score(signs) <= 0]
        alarms = [path for signs, wrong, path in rows if not wrong and score(signs) > 0]
        print('present weights: %d missed, %d false alarms' % (len(missed), len(alarms)))
        if given.show: print(*(['missed ' + p for p in missed] + ['false alarm ' + p for p in alarms]), sep='\n')

if __name__ == '__main__': main()
