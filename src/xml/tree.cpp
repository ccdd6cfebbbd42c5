#include "xml/tree.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_set>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/error.h"

namespace xml {
namespace {

std::string_view prefix_of(const Tree::Name& name) {
    return name.local == 0 ? std::string_view{} : name.raw.substr(0, name.local - 1);
}

constexpr std::uint32_t stride = 1024;

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// How many code points begin in [from, to): blocks of bytes at a time, where one that continues a character
/// has its top bits 10.
std::uint32_t count_characters(const char* from, const char* to) {
    constexpr std::uint64_t low_bits = 0x0101010101010101ULL;
    std::uint32_t count = 0;
#ifdef __SSE2__
    // A byte that continues is below -64 as a signed number: compared it gives -1, and the sums of eight
    // bytes each stay in their place for as long as they fit, which is 255 blocks.
    while (to - from >= 16) {
        const std::ptrdiff_t blocks = std::min<std::ptrdiff_t>((to - from) / 16, 255);
        __m128i beginning = _mm_setzero_si128();
        for (std::ptrdiff_t i = 0; i < blocks; ++i, from += 16) {
            const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
            beginning = _mm_sub_epi8(beginning, _mm_cmpgt_epi8(block, _mm_set1_epi8(-65)));
        }
        const __m128i sums = _mm_sad_epu8(beginning, _mm_setzero_si128());
        count += static_cast<std::uint32_t>(_mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4));
    }
#endif
    for (; to - from >= 8; from += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, from, 8);
        // One in the lowest bit of each byte that continues; the product adds them up in the highest byte.
        const std::uint64_t continuing = (word >> 7) & (~word >> 6) & low_bits;
        count += 8 - static_cast<std::uint32_t>((continuing * low_bits) >> 56);
    }
    for (; from < to; ++from) count += begins_character(*from) ? 1 : 0;
    return count;
}

/// Calls with the place of each CR and LF of the blocks that fit into the text; `at` is then behind them.
template <class Call>
void for_each_line_end([[maybe_unused]] std::string_view text, [[maybe_unused]] std::size_t& at,
                       [[maybe_unused]] Call call) {
#ifdef __SSE2__
    for (; text.size() - at >= 16; at += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n')),
                                           _mm_cmpeq_epi8(block, _mm_set1_epi8('\r')));
        for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(found)); mask != 0; mask &= mask - 1)
            call(at + static_cast<std::size_t>(std::countr_zero(mask)));
    }
#endif
}

/// Where each line begins, and how many code points stand before each stride: a column on a line of any
/// length is then found in constant time. A line ends at LF, CR LF or CR (XML 1.0 §2.11).
void find_lines(const Tree& tree) {
    const std::string_view text = tree.text;
    tree.lines.push_back(tree.begin);
    const auto note = [&](std::size_t at) {
        const bool half = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!half && (text[at] == '\n' || text[at] == '\r'))
            tree.lines.push_back(static_cast<std::uint32_t>(at + 1));
    };
    std::size_t at = 0;
    for_each_line_end(text, at, note);
    for (; at < text.size(); ++at) note(at);
    std::uint32_t count = 0;
    tree.counts.reserve(text.size() / stride + 2);
    for (at = 0; at < text.size(); at += stride) {
        tree.counts.push_back(count);
        count += count_characters(text.data() + at, text.data() + std::min(at + stride, text.size()));
    }
    tree.counts.push_back(count);
}

std::uint32_t code_points_before(const Tree& tree, std::uint32_t offset) {
    const std::uint32_t block = offset / stride;
    const char* text = tree.text.data();
    return tree.counts[block] + count_characters(text + block * stride, text + offset);
}

}  // namespace

base::Location location(const Tree& tree, std::uint32_t offset, std::uint32_t size) {
    std::call_once(tree.lines_once, find_lines, tree);
    PM_CHECK(offset <= tree.text.size());
    offset = std::max(offset, tree.begin);
    const auto line = std::ranges::upper_bound(tree.lines, offset) - 1;
    base::Location place;
    place.line = static_cast<std::uint32_t>(line - tree.lines.begin()) + 1;
    const char* text = tree.text.data();
    const bool near = offset - *line < stride;
    place.column = 1 + (near ? count_characters(text + *line, text + offset)
                             : code_points_before(tree, offset) - code_points_before(tree, *line));
    if (!tree.transcoded) place.bytes = base::ByteRange{offset, std::uint64_t{offset} + size};
    return place;
}

std::string_view Attribute::prefix() const {
    return prefix_of(named());
}
std::string_view Node::prefix() const {
    return prefix_of(named());
}

Node Node::last_child() const {
    if (item().end == index_ + 1) return {};
    // The last node of the subtree is a descendant of the last child: climb until its parent is this.
    std::uint32_t at = item().end - 1;
    while (tree_->items[at].parent != index_) at = tree_->items[at].parent;
    return {tree_, at};
}

Node Node::first_element() const {
    Node child = first_child();
    while (child && !child.is_element()) child = child.next_sibling();
    return child;
}

Node Node::next_element() const {
    Node sibling = next_sibling();
    while (sibling && !sibling.is_element()) sibling = sibling.next_sibling();
    return sibling;
}

Attribute Node::attribute(std::string_view local_name, std::string_view namespace_uri) const {
    for (const Attribute attribute : attributes()) {
        if (attribute.local() == local_name && attribute.uri() == namespace_uri) return attribute;
    }
    return {};
}

/// The names of elements are told apart by it; what is not an element stands in its parent's.
std::uint32_t Node::context() const {
    const Tree::Item& self = item();
    return self.kind == Kind::element || index_ == 0 ? named().context
                                                     : tree_->names[tree_->items[self.parent].name].context;
}

std::optional<std::string_view> Node::namespace_of(std::string_view prefix) const {
    if (prefix == "xml") return xml_namespace;
    for (std::uint32_t context = this->context(); context != 0; context = tree_->contexts[context].parent) {
        for (const Tree::Binding& binding : tree_->contexts[context].bindings) {
            if (binding.prefix != prefix) continue;
            if (binding.uri.empty() && !prefix.empty()) return std::nullopt;
            return binding.uri;
        }
    }
    if (prefix.empty()) return std::string_view{};
    return std::nullopt;
}

std::vector<Tree::Binding> Node::namespaces() const {
    std::vector<Tree::Binding> all;
    std::unordered_set<std::string_view> bound;
    for (std::uint32_t context = this->context(); context != 0; context = tree_->contexts[context].parent) {
        for (const Tree::Binding& binding : tree_->contexts[context].bindings) {
            // A prefix that is bound nearer hides this binding.
            if (bound.insert(binding.prefix).second) all.push_back(binding);
        }
    }
    all.push_back({"xml", xml_namespace});
    std::erase_if(all, [](const Tree::Binding& binding) { return binding.uri.empty(); });
    return all;
}

std::string Node::string() const {
    std::string all;
    if (!is_element() && kind() != Kind::document) return std::string(value());
    for (std::uint32_t at = index_ + 1; at < item().end; ++at) {
        const Node node{tree_, at};
        if (node.is_text()) all += node.value();
    }
    return all;
}

Document::Document() : tree_(std::make_unique<Tree>()) {
    tree_->items.push_back({.kind = Kind::document, .end = 1});
    tree_->names.push_back({});
    tree_->contexts.push_back({});
}

Node Document::node(std::uint32_t index) const {
    PM_CHECK(index < tree_->items.size());
    return {tree_.get(), index};
}

base::Location Document::location(std::uint32_t offset, std::uint32_t size) const {
    return xml::location(*tree_, offset, size);
}

}  // namespace xml
