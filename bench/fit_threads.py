#!/usr/bin/env python3
"""Fits the weights of src/stories/ties.cpp to pages whose stories are known.

  cmake --preset bench && ninja -C build/bench story_threads
  fit_threads.py --tool build/bench/bench/story_threads --truth DIR [--truth DIR …] [--check DIR …]
                 [--columns] [--present] [--rounds N] [--each]

Each DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles: recognised pages, or (--columns)
pages whose columns were kept in spaces, which have weights of their own. Paragraphs are given to articles by the
characters they share. Each paragraph is a lesson: of all it may do where those before it stand as they should, one is
right. The weights are those that make the right ones likeliest (a multinomial logit, Adam, weights drawn to 0 a
little). Rules that hardly ever occur keep theirs.

Prints present and fitted weights, and for --truth and --check: the mean log likelihood of a lesson, and how many are
right; then what comes out of the whole search with the present weights: pairs of neighbouring paragraphs of one story
(is the one before it in its story really of that story, and the nearest of it before?), all pairs that stand in one
story (F1), and whether sentences go on where they do. --leave-out gives the same for each DIR, with weights that were
fitted to all others. What goes into the table is a person's decision. Plain Python,
standard library only."""
import argparse, glob, json, math, os, subprocess, tempfile, unicodedata

def squeezed(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text) if '\u3400' <= c <= '\u9fff' or c.isalnum())

def grams(text): return {text[i:i + 2] for i in range(len(text) - 1)}

class Page:
    def __init__(self, path):
        with open(os.path.join(os.path.dirname(path), os.path.basename(path).split('.')[0] + '.truth.json'), encoding='utf-8') as f:
            truth = json.load(f)
        self.texts, self.known, self.paragraphs, self.stands = [], {}, [], {}
        for article in truth['articles']:
            text = ''.join(b.get('text') or ''.join(''.join(r) for r in b.get('rows', [])) for b in article['blocks'])
            text += ''.join(c['text'] for c in article['captions'])
            self.texts.append((squeezed(text), grams(squeezed(text))))
            self.paragraphs += [grams(squeezed(b['text'])) for b in article['blocks'] if len(b.get('text') or '') > 3]

    def article(self, words):
        """Its number; None when that is not clear."""
        if words not in self.known:
            have = grams(squeezed(words))
            share = sorted(((len(have & g) / len(have), n) for n, (_, g) in enumerate(self.texts)), reverse=True) if len(have) >= 3 else []
            clear = share and share[0][0] > .4 and (len(share) == 1 or share[1][0] < .6 * share[0][0])
            self.known[words] = share[0][1] if clear else None
        return self.known[words]

    def paragraph(self, words, at_end):
        """The paragraph that holds the first or the last characters; None when that is not clear."""
        key = squeezed(words)[-16:] if at_end else squeezed(words)[:16]
        if key not in self.stands:
            have = grams(key)
            share = sorted(((len(have & g), n) for n, g in enumerate(self.paragraphs)), reverse=True) if len(have) >= 3 else []
            clear = share and share[0][0] > .5 * len(have) and (len(share) == 1 or share[1][0] < .7 * share[0][0])
            self.stands[key] = share[0][1] if clear else None
        return self.stands[key]

def pages_of(folders):
    found = {}
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, '*.txt'))):
            if os.path.exists(os.path.join(folder, os.path.basename(path).split('.')[0] + '.truth.json')) and os.path.getsize(path):
                found[path] = Page(path)
    return found

def stories(tool, weights, pages):
    """{path: [(passage, before, goes on, words)]}"""
    if not pages: return {}
    command = [tool, '--with', ','.join('%.3f' % w for w in weights)] + sorted(pages)
    found = {}
    for row in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        path, passage, before, on, words = row.split('\t', 4)
        found.setdefault(path, []).append((int(passage), int(before), on[0] == '+', words))
    return found

def figures(tool, weights, pages, each=False):
    links = right = total = joints = well = 0
    f_sum = 0
    for path, rows in stories(tool, weights, pages).items():
        page = pages[path]
        story, truth, a, b, both = {}, {}, {}, {}, {}
        last, ends, seen = {}, {}, set()
        l0, r0 = links, right
        for passage, before, on, words in rows:
            first, end = page.paragraph(words, False), page.paragraph(words, True)
            if first is not None and (not on or ends.get(before) is not None):
                joints += 1
                well += (ends[before] == first) if on else first not in seen
            ends[passage] = end
            seen |= {first, end}
            story[passage] = story.get(before, passage) if before != passage else passage
            number = page.article(words)
            truth[passage] = number
            if number is None: continue
            want = last.get(number)
            got = before if before != passage else None
            while got is not None and truth.get(got) is None and got in story:  # what is unknown counts for nothing
                up = next((x[1] for x in rows if x[0] == got), got)
                got = up if up != got else None
            links += 1
            right += (got is None) == (want is None) and (got is None or truth[got] == number)
            last[number] = passage
            a[number] = a.get(number, 0) + 1
            b[story[passage]] = b.get(story[passage], 0) + 1
            both[number, story[passage]] = both.get((number, story[passage]), 0) + 1
        pairs = lambda d: sum(n * (n - 1) / 2 for n in d.values())
        p, r = pairs(b), pairs(a)
        f = 2 * pairs(both) / (p + r) if p + r else 1
        if each: print('  %-40s links %d/%d  pairs F1 %.3f' % (os.path.basename(path), right - r0, links - l0, f))
        f_sum += f
        total += 1
    return right / max(1, links), f_sum / max(1, total), well / max(1, joints)

KEPT = {'side by side', 'no blank line between', 'behind the end of a story', 'on another page', 'with a dateline',
        'one measure', 'left open'}

OF_WORDS = {'shared words', 'shared characters', 'words of the story', 'characters of the story', 'characters that meet',
            'characters that meet elsewhere', 'as clauses begin'}

def known_rows(page, rows):
    """What is known of the passages of a page: rows for story_threads --lessons."""
    last, ends, out = {}, {}, []
    for passage, before, on, words in rows:
        number = page.article(words)
        first = page.paragraph(words, False)
        if number is None:
            out.append((passage, before, int(on), 0))
            continue
        open_ends = [q for q, end in ends.items() if first is not None and end == (number, first)]
        if number not in last: out.append((passage, passage, 0, 1))
        elif open_ends: out.append((passage, open_ends[-1], 1, 1))
        else: out.append((passage, last[number], 0, int(first is not None)))
        last[number] = passage
        for q in open_ends: del ends[q]
        ends[passage] = (number, page.paragraph(words, True))
    return out

def lessons(tool, weights, pages):
    """[(the right choice, [{tie: how much}, …])]"""
    found, current = [], None
    if not pages: return found
    with tempfile.TemporaryDirectory() as folder:
        command = [tool, '--lessons']
        for path, rows in stories(tool, weights, pages).items():
            known = os.path.join(folder, '%d' % len(command))
            with open(known, 'w') as f: f.writelines('%d %d %d %d\n' % row for row in known_rows(pages[path], rows))
            command += [path, known]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for row in output.splitlines():
        path, passage, right, ties = row.split('\t')
        if current != (path, passage):
            current = (path, passage)
            found.append([None, []])
        if right == '1': found[-1][0] = len(found[-1][1])
        found[-1][1].append({i: float(much) for i, much in enumerate(ties.split()) if float(much) != 0})
    return found

def likelihood(weights, taught, gradient=None):
    """Mean log likelihood of the right choices, the share of lessons where it is the best; adds to the gradient."""
    total = right_ones = 0
    for right, choices in taught:
        scores = [sum(weights[i] * much for i, much in ties.items()) for ties in choices]
        most = max(scores)
        odds = [math.exp(score - most) for score in scores]
        whole = sum(odds)
        total += scores[right] - most - math.log(whole)
        right_ones += scores[right] == most
        if gradient is None: continue
        for ties, odd in zip(choices, odds):
            for i, much in ties.items(): gradient[i] -= odd / whole * much
        for i, much in choices[right].items(): gradient[i] += much
    return total / max(1, len(taught)), right_ones / max(1, len(taught))

def fitted(weights, kept, taught, rounds, drawn_to=None):
    drawn, drawn_to = (.02, list(drawn_to)) if drawn_to else (.003, [0] * len(weights))
    weights, mean, square = list(weights), [0] * len(weights), [0] * len(weights)
    for t in range(1, rounds + 1):
        gradient = [0] * len(weights)
        likelihood(weights, taught, gradient)
        for i in range(len(weights)):
            if i in kept: continue
            up = gradient[i] / len(taught) - drawn * (weights[i] - drawn_to[i])
            mean[i] = .9 * mean[i] + .1 * up
            square[i] = .99 * square[i] + .01 * up * up
            pace = .1 if t < .6 * rounds else .03
            weights[i] += pace * (mean[i] / (1 - .9 ** t)) / (math.sqrt(square[i] / (1 - .99 ** t)) + 1e-8)
    return weights

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--truth', required=True, action='append')
    parser.add_argument('--check', action='append', default=[])
    parser.add_argument('--columns', action='store_true')
    parser.add_argument('--rounds', type=int, default=110)
    parser.add_argument('--each', action='store_true')
    parser.add_argument('--present', action='store_true', help='draw the weights to the present ones, and keep those of the words: for other pages of texts that were learned from')
    parser.add_argument('--leave-out', action='store_true', help='judge each DIR by weights that were fitted to the others')
    options = parser.parse_args()
    table = [row.split('\t') for row in subprocess.run([options.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()]
    present = [float(row[1 if options.columns else 0]) for row in table]
    kept = {i for i, row in enumerate(table) if row[2] in KEPT}
    pages, check = pages_of(options.truth), pages_of(options.check)
    taught, asked = lessons(options.tool, present, pages), lessons(options.tool, present, check)
    if options.present: kept |= {i for i, row in enumerate(table) if row[2] in OF_WORDS}
    fit = fitted(present, kept, taught, options.rounds, present if options.present else None)
    for before, now, (_, _, meaning) in zip(present, fit, table): print('%7.2f %7.2f  %s' % (before, now, meaning))
    for name, weights in (('present', present), ('fitted', fit)):
        print('%-8s truth %.3f %.3f  check %.3f %.3f' % ((name,) + likelihood(weights, taught) + likelihood(weights, asked)))
    for name, weights in (('present', present), ('fitted', fit)):
        print('%-8s truth %.3f %.3f %.3f' % ((name,) + figures(options.tool, weights, pages, options.each and name == 'present')),
              ' check %.3f %.3f %.3f' % figures(options.tool, weights, check))

    if options.leave_out: leave_one_out(options, present, kept)

def leave_one_out(options, present, kept):
    sets = {folder: pages_of([folder]) for folder in options.truth}
    taught = {folder: lessons(options.tool, present, pages) for folder, pages in sets.items()}
    for folder, pages in sets.items():
        fit = fitted(present, kept, [one for other in sets if other != folder for one in taught[other]], options.rounds)
        print('%-24s present %.3f %.3f, %.3f %.3f %.3f  fitted to the others %.3f %.3f, %.3f %.3f %.3f' % ((folder[-24:],) +
              likelihood(present, taught[folder]) + figures(options.tool, present, pages) +
              likelihood(fit, taught[folder]) + figures(options.tool, fit, pages)))

if __name__ == '__main__': main()
