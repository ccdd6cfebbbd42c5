#include "cli/zip_inputs.h"

#include <algorithm>

#include "bag/capped.h"
#include "bag/paths.h"
#include "bag/rules.h"
#include "base/error.h"
#include "text/decode.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace cli {
namespace {

constexpr bag::ZipRules source_rules{.tiling = bag::ZipRules::Tiling::loose,
                                     .names = bag::ZipRules::Names::raw};

/// Are all characters beyond ASCII such as stand in Chinese names?
bool looks_chinese(std::string_view name) {
    for (const auto item : text::CodePoints(name)) {
        const bool sign = (item.code >= 0x2010 && item.code <= 0x203B) ||
                          (item.code >= 0x3000 && item.code <= 0x303F) ||
                          (item.code >= 0xFF00 && item.code <= 0xFFEF) || item.code == 0xB7;
        if (item.code > 0x7F && !sign && !text::is_han(item.code)) return false;
    }
    return true;
}

bool is_hidden(std::string_view path) {
    for (std::size_t from = 0;;) {
        const std::size_t slash = path.find('/', from);
        const std::string_view part = path.substr(from, slash - from);
        if (slash == std::string_view::npos) return never_a_source(part);
        if (part.starts_with('.') || part == "__MACOSX" || part == "node_modules") return true;
        from = slash + 1;
    }
}

}  // namespace

ZipName read_zip_name(const std::string& raw, bool marked_utf8) {
    if (marked_utf8 || text::find_malformed(raw) == std::string_view::npos)
        return {readable_name(raw), "UTF-8"};
    if (const auto chinese = text::decode_exactly(raw, "GB18030"); chinese && looks_chinese(*chinese)) {
        return {*chinese, "GB18030"};
    }
    if (const auto western = text::decode_exactly(raw, "IBM437")) return {*western, "IBM437"};
    return {readable_name(raw), "escaped bytes"};
}

void list_zip(const std::string& archive, std::int64_t changed, Listing& listing,
              const std::function<void(Input)>& take) {
    const bag::RandomAccess bytes{std::filesystem::path(archive)};
    bag::CappedFindings findings(listing.findings, archive);
    const bag::ZipEntries entries = bag::read_central_directory(bytes, source_rules, findings);
    if (findings.errors() > 0) return;
    std::vector<Input> inputs;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bag::ZipEntry& entry = entries[i];
        if (entry.folder) continue;
        ZipName name = read_zip_name(entry.name, entry.utf8);
        if (is_hidden(name.text)) {
            ++listing.skipped;
            continue;
        }
        if (const auto fault = bag::fault_of(name.text)) {
            findings.add_at(bag::rules::bad_name, name.text, {std::string(bag::words(*fault))});
            continue;
        }
        Input input{.path = std::move(name.text), .file = archive};
        if (input.path != entry.name) input.raw_path = entry.name;
        input.member = static_cast<std::int64_t>(i);
        input.size = entry.size;
        input.changed = changed;
        inputs.push_back(std::move(input));
    }
    std::ranges::sort(inputs, {}, &Input::path);
    for (Input& input : inputs) take(std::move(input));
}

std::string ZipMembers::read(const std::string& archive, std::int64_t member, std::uint64_t limit) {
    base::Findings all;
    bag::CappedFindings findings(all, archive);
    if (name_ != archive) {
        name_.clear();
        archive_.reset();
        auto opened =
            bag::ZipReader::open(bag::RandomAccess(std::filesystem::path(archive)), source_rules, findings);
        if (!opened) throw base::Error(archive + " is no longer the archive that was listed");
        archive_.emplace(std::move(*opened));
        name_ = archive;
    }
    auto bytes = archive_->bytes(static_cast<std::size_t>(member), limit, findings);
    if (!bytes) throw base::Error(all.all().front().message(), "fetch the archive again, or raise --largest");
    return std::move(*bytes);
}

}  // namespace cli
