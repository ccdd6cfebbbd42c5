#!/usr/bin/env python3
"""Writes schemas/pressmark.odd from pressmark.rng, pressmark.sch and the prose below.

    schemas/make_odd.py            writes the file
    schemas/make_odd.py --check    exit 1 when the file is not what would be written

The grammar and the rules are the sources; the ODD is the customisation as a TEI editor reads it: which
modules and elements, which attributes with which closed lists, which rules, and why.
"""
import os
import re
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

HERE = os.path.dirname(os.path.abspath(__file__))
RNG = '{http://relaxng.org/ns/structure/1.0}'
SCH = '{http://purl.oclc.org/dsdl/schematron}'
MODULES = {
    'header': 'appInfo application authority availability catDesc catRef category change classDecl correction editorialDecl '
              'encodingDesc extent fileDesc hyphenation idno keywords langUsage language listPrefixDef normalization prefixDef '
              'profileDesc projectDesc publicationStmt punctuation quotation revisionDesc segmentation sourceDesc '
              'styleDefDecl taxonomy teiHeader textClass titleStmt xenoData',
    'core': 'analytic author bibl biblScope biblStruct cb choice corr date desc gap graphic head hi imprint item label lb list '
            'measure media milestone monogr name note orig p pb ptr publisher quote rb ref reg resp respStmt rt ruby sic '
            'term title unclear',
    'textstructure': 'TEI argument body byline closer dateline div opener signed text trailer',
    'figures': 'cell figDesc figure row table',
    'gaiji': 'char charDecl g localProp mapping',
    'linking': 'ab seg',
    'namesdates': 'orgName persName placeName',
    'transcr': 'facsimile fw space supplied surface surplus zone',
    'analysis': 'pc',
    'tagdocs': 'code',
}
PROSE = [
    ('Nothing is lost', 'Every character of the source is in the TEI or named in the ledger of the package. A repair never replaces '
     'source text; it stands beside it. Two readings come out of the same markup: DIPLOMATIC, what the source says, and '
     'READING, what a reader wants.'),
    ('Blocks and ranges', 'A block bears @source, a half-open range of bytes of the source (src:START-END), or consists of runs '
     '(seg type="run"), each with its range. Blocks stand in reading order; their source order is that of their ranges. '
     'In lined text (plain, OCR, PDF) the ranges of all blocks tile the source, and each line begins with lb; in '
     'flowed text (HTML, Markdown) markup and collapsible white space are ledger rows.'),
    ('The two readings', 'In READING, lb with break="no" is nothing and with break="yes" a space; space of type artefact or indent is '
     'nothing; choice is its corr or reg, surplus is nothing and supplied is its text where their certainty is at least the '
     'threshold (medium unless said otherwise); fw, jump references, rt, weak pc and plugin blocks are left out. '
     'In DIPLOMATIC, choice is its sic or orig, supplied is nothing and everything else is what it was.'),
    ('Repairs', 'Each repair names its kind in @ana, a category of the taxonomy "repairs", and its certainty in @cert when that is not '
     'high. A flag is a repair with cert="low": READING does not apply it.'),
    ('Articles', 'body holds div type="article" in reading order; text of no article is div type="unassigned"; a heading over several '
     'articles is the head of a div type="series"; headings inside a story open a div type="section".'),
    ('White space', 'In a block there are no line ends and no TABs, no text nodes of white space only, and no white space at its edges. '
     'One block is one physical line of the file. A formatter must never be run over the files.'),
]


def local(element):
    return element.tag.split('}')[-1]


class Grammar:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.defines = {d.get('name'): d for d in self.root.iter(RNG + 'define')}

    def elements(self):
        found = {}
        for element in self.root.iter(RNG + 'element'):
            found.setdefault(element.get('name'), []).append(element)
        return dict(sorted(found.items(), key=lambda pair: pair[0].lower()))

    def attributes(self, node, required=True):
        """(name, data pattern, required) of an element, its own content models left out"""
        for child in node:
            name = local(child)
            if name == 'attribute':
                yield child.get('name'), list(child)[0], required
            elif name == 'ref' and child.get('name').startswith('att.'):
                yield from self.attributes(self.defines[child.get('name')], required)
            elif name in ('optional', 'choice', 'group', 'zeroOrMore'):
                yield from self.attributes(child, required and name == 'group')

    def values(self, data):
        """the closed list of a data pattern; nothing when it is open"""
        name = local(data)
        if name == 'ref':
            return self.values(list(self.defines[data.get('name')])[0])
        if name == 'value':
            return [data.text]
        if name in ('choice', 'list', 'oneOrMore'):
            out = []
            for child in data:
                inner = self.values(child)
                if not inner:
                    return []
                out += inner
            return out
        return []


def element_spec(grammar, name, patterns, module):
    merged = {}
    for pattern in patterns:
        for attribute, data, required in grammar.attributes(pattern):
            values = grammar.values(data)
            old = merged.get(attribute)
            if old is None:
                merged[attribute] = (list(values), bool(values), required)
            else:
                merged[attribute] = (old[0] + [v for v in values if v not in old[0]], old[1] and bool(values), old[2] and required)
    lines = ['<elementSpec ident=%s module=%s mode="change">' % (quoteattr(name), quoteattr(module))]
    if merged:
        lines.append('<attList>')
        for attribute, (values, closed, required) in sorted(merged.items()):
            usage = 'req' if required else 'opt'
            lines.append('<attDef ident=%s mode="change" usage="%s">' % (quoteattr(attribute), usage))
            if closed:
                lines.append('<valList type="closed" mode="replace">' +
                             ''.join('<valItem ident=%s/>' % quoteattr(value) for value in values) + '</valList>')
            lines.append('</attDef>')
        lines.append('</attList>')
    lines.append('</elementSpec>')
    return lines


def constraints(path):
    root = ET.parse(path).getroot()
    ET.register_namespace('sch', SCH[1:-1])
    for pattern in root.iter(SCH + 'pattern'):
        yield pattern.find(SCH + 'title').text, None
        for number, rule in enumerate(pattern.findall(SCH + 'rule'), 1):
            text = ET.tostring(rule, encoding='unicode').strip()
            yield '%s-%d' % (pattern.get('id'), number), re.sub(r'\n\s*', '\n', text)


def odd():
    grammar = Grammar(os.path.join(HERE, 'pressmark.rng'))
    elements = grammar.elements()
    modules = {element: module for module, names in MODULES.items() for element in names.split()}
    missing = sorted(set(elements) ^ set(modules))
    if missing:
        sys.exit('make_odd.py: grammar and module lists differ in: ' + ', '.join(missing))
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           '<!-- Made by make_odd.py from pressmark.rng and pressmark.sch. -->',
           '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron" xml:lang="en">',
           '<teiHeader><fileDesc><titleStmt><title>pressmark: archival TEI for local news</title></titleStmt>',
           '<publicationStmt><p>Part of pressmark; Apache-2.0.</p></publicationStmt>',
           '<sourceDesc><p>Written for pressmark.</p></sourceDesc></fileDesc></teiHeader>',
           '<text><body>']
    for title, words in PROSE:
        out += ['<div><head>%s</head>' % escape(title), '<p>%s</p></div>' % escape(words)]
    out += ['<div><head>Schema</head>',
            '<schemaSpec ident="pressmark" start="TEI" ns="http://www.tei-c.org/ns/1.0">',
            '<moduleRef key="tei"/>']
    for module, names in MODULES.items():
        out.append('<moduleRef key="%s" include="%s"/>' % (module, ' '.join(sorted(names.split(), key=str.lower))))
    for name, patterns in elements.items():
        out += element_spec(grammar, name, patterns, modules[name])
    title = ''
    for ident, rule in constraints(os.path.join(HERE, 'pressmark.sch')):
        if rule is None:
            title = ident
            continue
        out += ['<constraintSpec ident="%s" scheme="schematron" mode="add"><desc>%s</desc><constraint>' % (ident, escape(title)),
                rule, '</constraint></constraintSpec>']
    out += ['</schemaSpec></div>', '</body></text>', '</TEI>', '']
    return '\n'.join(out)


def main():
    path = os.path.join(HERE, 'pressmark.odd')
    text = odd()
    if '--check' in sys.argv:
        with open(path, encoding='utf-8') as file:
            sys.exit(0 if file.read() == text else 'pressmark.odd is out of date: run schemas/make_odd.py')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


if __name__ == '__main__':
    main()
