#include "validate/bagit_paths.h"

#include <algorithm>

#include "bag/manifest.h"

namespace validate {
namespace {

using bag::PathFault;

/// Faults that a file of that very name would excuse: Linux allows such names.
bool excusable(PathFault fault) {
    return fault == PathFault::drive || fault == PathFault::backslash || fault == PathFault::control ||
           fault == PathFault::too_long;
}

std::optional<PathFault> structural_fault(std::string_view path) {
    std::string shown(path);
    std::ranges::replace_if(
        shown, [](char c) { return c == '\n' || c == '\r'; }, '_');
    return bag::fault_of(shown);
}

/// A % that starts none of the three escapes.
bool has_stray_percent(std::string_view written) {
    for (std::size_t at = written.find('%'); at != std::string_view::npos; at = written.find('%', at + 1)) {
        const std::string_view three = written.substr(at, 3);
        if (bag::unescaped(three) == three) return true;
    }
    return false;
}

}  // namespace

std::string_view fault_of_listed(std::string_view path) {
    if (path.starts_with('~')) return "it starts with ~ and would leave the folder";
    const auto fault = structural_fault(path);
    return fault ? bag::words(*fault) : std::string_view();
}

bool leaves_the_bag(std::string_view path) {
    const auto fault = structural_fault(path);
    return fault && !excusable(*fault);
}

Found Finder::find(std::string_view written, bool strict) {
    Found found{.path = bag::unescaped(written)};
    if (!strict && found.path != written && store_.find(written)) found.path = written;
    found.stray_percent = strict && has_stray_percent(written);
    found.words = fault_of_listed(found.path);
    found.fault = !found.words.empty();
    found.fatal = leaves_the_bag(found.path);
    if (found.fatal) return found;
    found.index = store_.find(found.path);
    if (!found.index) {
        found.fatal = found.fault;
        found.index = found.fatal ? std::nullopt : find_twin(found.path);
        found.twin = found.index.has_value();
    }
    return found;
}

std::optional<std::size_t> Finder::find_twin(std::string_view path) {
    if (!twins_) {
        twins_.emplace();
        for (std::size_t i = 0; i < store_.files().size(); ++i) {
            twins_->emplace(bag::twin_key(store_.files()[i].path), i);
        }
    }
    const auto place = twins_->find(bag::twin_key(path));
    return place == twins_->end() ? std::nullopt : std::optional(place->second);
}

}  // namespace validate
