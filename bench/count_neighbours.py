#!/usr/bin/env python3
"""Counts which characters follow each other in newspaper Chinese and writes src/lines/neighbours_table_*.h.

  count_neighbours.py src/lines CORPUS...

A CORPUS is a text of one paragraph a line (*.tsv), or a folder made like the evaluation corpus
(*/*.truth.json); a paragraph that several have counts once. The table was counted in the evaluation corpus and
fixtures/superlatives/{forms,reports_*,sentences_*,unseen}.tsv. Unlike count_pairs.py this keeps what was met
but once: one such pair tells little, all that would meet along a column tell much. Counts are kept by powers
of two.
"""
import collections, glob, json, math, os, sys, unicodedata

WIDTH, LINES = 100, 380


def han(c):
    return '\u4e00' <= c <= '\u9fff'


def paragraphs(corpora):
    found = set()

    def add(words):
        text = ''.join(unicodedata.normalize('NFC', words).split())
        if len(text) > 20: found.add(text)

    for corpus in corpora:
        if corpus.endswith('.tsv'):
            for line in open(corpus, encoding='utf-8'): add(line)
            continue
        for name in glob.glob(corpus + '/*/*.truth.json'):
            for article in json.load(open(name, encoding='utf-8')).get('articles', []):
                for block in article['blocks']: add(block.get('text') or '')
    return found


def groups(texts):
    """A character, the logarithm of how often it was met as a letter, and those that follow it, behind the
    logarithm of how often they do as a digit, or as one of the signs that Unicode has behind 9."""
    often, follow = collections.Counter(), collections.defaultdict(collections.Counter)
    for text in texts:
        often.update(filter(han, text))
        for left, right in zip(text, text[1:]):
            if han(left) and han(right): follow[left][right] += 1
    for left, number in sorted(often.items()):
        classes = collections.defaultdict(list)
        for right, count in sorted(follow[left].items()): classes[round(math.log2(count))].append(right)
        yield left + chr(ord('a') + round(math.log2(number))) + ''.join(
            chr(ord('0') + n) + ''.join(rights) for n, rights in sorted(classes.items()))


def lines_of(text):
    line, width = '', 0
    for c in text:
        w = 1 if c.isascii() else 2
        if width + w > WIDTH:
            yield line
            line, width = '', 0
        line += c
        width += w
    yield line


def main():
    lines = list(lines_of(' '.join(groups(paragraphs(sys.argv[2:])))))
    parts = range(0, len(lines), LINES)
    for part in parts:
        number = part // LINES + 1
        with open(os.path.join(sys.argv[1], 'neighbours_table_%d.h' % number), 'w', encoding='utf-8') as out:
            out.write('// Written by bench/count_neighbours.py.\n#pragma once\n\n#include <string_view>\n\n')
            out.write('namespace lines::neighbours_table {\n\n')
            out.write('inline constexpr std::u32string_view part_%d =\n' % number)
            out.write('\n'.join('    U"%s"' % line for line in lines[part:part + LINES]))
            out.write(';\n\n}  // namespace lines::neighbours_table\n')
    numbers = range(1, len(parts) + 1)
    with open(os.path.join(sys.argv[1], 'neighbours_table.h'), 'w', encoding='utf-8') as out:
        out.write('// Written by bench/count_neighbours.py.\n#pragma once\n\n')
        out.write(''.join('#include "lines/neighbours_table_%d.h"\n' % number for number in numbers))
        out.write('\nnamespace lines::neighbours_table {\n\ninline constexpr std::u32string_view parts[] = {')
        out.write(', '.join('part_%d' % number for number in numbers))
        out.write('};\n\n}  // namespace lines::neighbours_table\n')


main()
