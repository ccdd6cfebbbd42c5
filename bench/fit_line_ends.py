#!/usr/bin/env python3
"""Fits the weights of src/lines/line_end_weights.cpp to pages whose paragraphs are known.

  cmake --preset bench && ninja -C build/bench line_ends
  fit_line_ends.py --tool build/bench/bench/line_ends --truth DIR [--truth DIR …] [--recognised] [--leave-out]
                   [--only REGEX] [--hold 0.6] [--free REGEX] [--show]

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

class Places:
    """Where the threes of characters of a page stand: for lines that OCR has misread in part."""
    def __init__(self, stretches):
        self.sizes = [len(unit) for unit in stretches]
        self.known = {}
        for number, unit in enumerate(stretches):
            for i in range(len(unit) - 2): self.known.setdefault(unit[i:i + 3], []).append((number, i))

    def place(self, words, at_end):
        """(stretch, offset) at which the words end or begin, when several threes agree on it."""
        near = words[-12:] if at_end else words[:12]
        votes = Counter()
        for i in range(len(near) - 2):
            for number, offset in self.known.get(near[i:i + 3], ()):
                votes[number, offset - i + (len(near) if at_end else 0)] += 1
        best = votes.most_common(2)
        if not best or best[0][1] < 2 or (len(best) > 1 and best[1][1] == best[0][1]): return None
        return best[0][0]

    def label(self, words, following):
        end, begin = self.place(squeezed(words), True), self.place(squeezed(following), False)
        if end is None or begin is None: return None
        if end[0] == begin[0] and abs(begin[1] - end[1]) <= 2: return 0
        return 1 if self.sizes[end[0]] - end[1] <= 2 and begin[1] <= 2 else None

def solved(matrix, right):
    """Gauss, with pivots: the matrix is small."""
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for k in range(len(rows)):
        pivot = max(range(k, len(rows)), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, len(rows)):
            part = rows[i][k] / rows[k][k]
            if part: rows[i] = [a - part * b for a, b in zip(rows[i], rows[k])]
    found = [0.0] * len(rows)
    for k in reversed(range(len(rows))):
        found[k] = (rows[k][-1] - sum(rows[k][i] * found[i] for i in range(k + 1, len(rows)))) / rows[k][k]
    return found

def fitted(examples, weights, holds, rounds=25):
    """Newton's method on the likelihood, less `holds` times the squares of how far weights move; steps that
    make it less are halved."""
    size = len(weights)
    cases = [([i for i in range(size) if bits >> i & 1], ends, count) for (bits, ends), count in examples.items()]
    def loss(fit):
        of = sum(hold / 2 * (now - before) ** 2 for hold, now, before in zip(holds, fit, weights))
        for seen, ends, count in cases:
            score = sum(fit[i] for i in seen) * (-1 if ends else 1)
            of += count * (score if score > 30 else math.log1p(math.exp(score)))
        return of
    fit, now_at = list(weights), loss(weights)
    for _ in range(rounds):
        slope = [hold * (now - before) for hold, now, before in zip(holds, fit, weights)]
        curve = [[holds[i] if i == k else 0.0 for i in range(size)] for k in range(size)]
        for seen, ends, count in cases:
            chance = 1 / (1 + math.exp(-max(-30, min(30, sum(fit[i] for i in seen)))))
            bend = count * chance * (1 - chance)
            for i in seen:
                slope[i] += count * (chance - ends)
                for k in seen: curve[i][k] += bend
        steps, part = solved(curve, slope), 1.0
        while part > 1e-6 and loss([now - part * step for now, step in zip(fit, steps)]) > now_at: part /= 2
        if part <= 1e-6: break
        fit = [now - part * step for now, step in zip(fit, steps)]
        now_at = loss(fit)
    return fit

def rows_of(arguments, folder):
    """[(page, line, bits, does a paragraph end, words, following)]"""
    truths = {}
    for page in sorted(glob.glob(os.path.join(folder, '*.txt'))):
        truth = os.path.join(folder, os.path.basename(page).split('.')[0] + '.truth.json')
        if re.search(arguments.only, page) and os.path.exists(truth):
            truths[page] = units(json.load(open(truth, encoding='utf-8')))
    output = subprocess.run([arguments.tool] + sorted(truths), capture_output=True, text=True, check=True).stdout
    places = {page: Places(found) for page, found in truths.items()} if arguments.recognised else {}
    rows = []
    for line in output.splitlines():
        row = line.split('\t')
        if len(row) != 6: continue  # a tab among the words: a table
        page, number, bits, score, words, following = row
        ends = places[page].label(words, following) if arguments.recognised else label(truths[page], words, following)
        if ends is not None: rows.append((page, number, int(bits), ends, words, following))
    return rows

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True, help='the program built from bench/line_ends.cpp')
    parser.add_argument('--truth', required=True, action='append', help='folder with pages and their truth files')
    parser.add_argument('--recognised', action='store_true', help='fit the weights of pages recognised from an image')
    parser.add_argument('--leave-out', action='store_true', help='judge each DIR by weights that were fitted to the others')
    parser.add_argument('--only', default='', help='regular expression on the names of the pages')
    parser.add_argument('--hold', type=float, default=0.6, help='how strongly present weights hold')
    parser.add_argument('--free', default='', help='regular expression on the meanings of the weights that may move')
    parser.add_argument('--show', action='store_true', help='list the line ends that stay wrong')
    arguments = parser.parse_args()
    table = [line.split('\t') for line in
             subprocess.run([arguments.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()]
    weights = [float(row[2 if arguments.recognised else 1]) for row in table]
    sets = {folder: rows_of(arguments, folder) for folder in arguments.truth}
    rows = [row for of in sets.values() for row in of]
    fixed = 1e7
    holds = [arguments.hold if re.search(arguments.free, row[3]) else fixed for row in table]
    fit = fitted(Counter((row[2], row[3]) for row in rows), weights, holds)
    for row, now in zip(table, fit):
        print('%-55s %6.2f -> %6.2f  (%d seen)' % (row[3], weights[int(row[0])], now,
                                                   sum(1 for r in rows if r[2] >> int(row[0]) & 1)))
    def wrong(w, rows=rows): return [r for r in rows if (sum(w[i] for i in range(len(w)) if r[2] >> i & 1) > 0) != bool(r[3])]
    print('%d line ends, %d of them ends of paragraphs; wrong with the present weights: %d, with these: %d'
          % (len(rows), sum(r[3] for r in rows), len(wrong(weights)), len(wrong(fit))))
    for folder, of in sets.items() if arguments.leave_out else ():
        others = fitted(Counter((row[2], row[3]) for name in sets if name != folder for row in sets[name]), weights, holds)
        print('%-24s %d line ends, wrong with the present weights: %d, with those fitted to all: %d, to the others: %d'
              % (folder[-24:], len(of), len(wrong(weights, of)), len(wrong(fit, of)), len(wrong(others, of))))
    if arguments.show:
        for page, number, bits, ends, words, following in wrong(fit):
            print('%s:%s: %s: %s | %s' % (os.path.basename(page), number, 'ends' if ends else 'goes on', words, following))

if __name__ == '__main__':
    main()
