#!/usr/bin/env python3
"""Fits the weights of src/read/threads.cpp to recognised pages whose stories are known.

  cmake --preset bench && ninja -C build/bench story_threads
  fit_threads.py --tool build/bench/bench/story_threads --truth DIR [--truth DIR …] [--check DIR …] [--rounds N]

Each DIR holds pages (*.txt) and, for each page, PAGE.truth.json with its articles. Paragraphs are given to
articles by the characters they share. What is counted: pairs of neighbouring paragraphs of one story (is the
one before it in its story really of that story, and the nearest of it before?), all pairs that stand in one
story (F1), and whether sentences go on where they do. One weight at a time is moved as long as that helps; small steps towards the present value are
free. Prints present and fitted weights and both figures for --truth and --check. What goes into the table is
a person's decision. Plain Python, standard library only."""
import argparse, glob, json, os, re, subprocess, unicodedata

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

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--truth', required=True, action='append')
    parser.add_argument('--check', action='append', default=[])
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--each', action='store_true')
    options = parser.parse_args()
    table = [row.split('\t') for row in subprocess.run([options.tool, '--weights'], capture_output=True, text=True, check=True).stdout.splitlines()]
    present = [float(row[0]) for row in table]
    pages, check = pages_of(options.truth), pages_of(options.check)
    value = lambda w: sum(figures(options.tool, w, pages))
    fit, best = list(present), value(present)
    print('present: truth %.3f %.3f %.3f' % figures(options.tool, present, pages, options.each), '  check %.3f %.3f %.3f' % figures(options.tool, present, check, options.each))
    for step in [1, .5, .25][:options.rounds]:
        for i in range(len(fit)):
            for way in (1 + step, 1 - step / 2):
                while True:
                    trial = list(fit); trial[i] *= way
                    now = value(trial)
                    if now < best + .002: break
                    fit, best = trial, now
                    print('    %-28s %.2f  -> %.3f' % (table[i][1], fit[i], best), flush=True)
    for before, now, (_, meaning) in zip(present, fit, table): print('%7.2f %7.2f  %s' % (before, now, meaning))
    print('fitted: truth %.3f %.3f %.3f' % figures(options.tool, fit, pages), '  check %.3f %.3f %.3f' % figures(options.tool, fit, check))

if __name__ == '__main__': main()
