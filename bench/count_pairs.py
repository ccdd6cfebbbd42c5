#!/usr/bin/env python3
"""Counts what stands side by side in newspaper Chinese and writes src/lines/common_pairs_table.h.

  count_pairs.py SINGLE CORPUS... > src/lines/common_pairs_table.h

A CORPUS is a folder of the evaluation corpus or one made like it (*/*.truth.json). A pair counts once a
paragraph, and only if two of them have it: names of people and places are not what is asked for. SINGLE is
the program of bench/single_words.cpp.
"""
import collections, glob, json, subprocess, sys, unicodedata

OFTEN = 7                       # paragraphs with a pair
CORPORA = 2                     # that have it
ALONE, BOUND = 0.55, 0.2        # share of occurrences as a word of one character
KNOWN_ALONE, KNOWN_BOUND = 6, 9  # occurrences
WIDTH = 100


def han(c):
    return '\u4e00' <= c <= '\u9fff'


def paragraphs(corpus):
    found = set()
    for name in sorted(glob.glob(corpus + '/*/*.truth.json')):
        for article in json.load(open(name, encoding='utf-8')).get('articles', []):
            for block in article['blocks']:
                text = ''.join(unicodedata.normalize('NFC', block.get('text') or '').split())
                if len(text) >= 30: found.add(text)
    return found


def pairs_of(text):
    return {(a, b) for a, b in zip(text, text[1:]) if han(a) and han(b)}


def literal(name, what, text):
    lines, line, width = [], '', 0
    for c in text:
        w = 1 if c.isascii() else 2
        if width + w > WIDTH: lines.append(line); line, width = '', 0
        line += c; width += w
    lines.append(line)
    print('/// %s\ninline constexpr std::u32string_view %s =' % (what, name))
    print('\n'.join('    U"%s"' % x for x in lines) + ';\n')


def grouped(pairs):
    by = collections.defaultdict(list)
    for left, right in pairs: by[left].append(right)
    return ' '.join(left + ''.join(sorted(rights)) for left, rights in sorted(by.items()))


def pairs_where(common, holds):
    return grouped(pair for pair, n in common.items() if holds(n))


def signs_where(alone, known, holds):
    return ''.join(sorted(c for c, (n, p) in alone.items() if n >= known and holds(p)))


def main():
    corpora = [paragraphs(corpus) for corpus in sys.argv[2:]]
    texts = sorted(set().union(*corpora))
    pairs, spread = collections.Counter(), collections.Counter()
    for text in texts: pairs.update(pairs_of(text))
    for corpus in corpora: spread.update(set().union(*map(pairs_of, corpus)))
    common = {pair: n for pair, n in pairs.items() if spread[pair] >= CORPORA}
    out = subprocess.run([sys.argv[1]], input='\n'.join(texts), capture_output=True, text=True).stdout
    alone = {}
    for line in out.splitlines():
        c, number, single = line.split('\t')[:3]
        alone[c] = (int(number), (int(single) + 1) / (int(number) + 4))
    print('// Written by bench/count_pairs.py.\n#pragma once\n\n#include <string_view>\n')
    print('namespace lines::pairs_table {\n')
    literal('often', 'A character and those that often follow it; then the next.',
            pairs_where(common, lambda n: n >= OFTEN))
    literal('at_times', 'The same, of those that follow it at times.',
            pairs_where(common, lambda n: n < OFTEN))
    literal('alone', 'Characters that are words by themselves more often than not.',
            signs_where(alone, KNOWN_ALONE, lambda share: share >= ALONE))
    literal('bound', 'Characters that hardly ever are.',
            signs_where(alone, KNOWN_BOUND, lambda share: share < BOUND))
    print('}  // namespace lines::pairs_table')


main()
