// Any text, cut into blocks and repaired as the first bytes say: both texts read back from the TEI are
// those of the edition.
// links: tei xml model text base
#include <cstdlib>
#include <string>

#include "model/builder.h"
#include "tei/read_back.h"
#include "tei/write.h"
#include "text/utf8.h"

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

/// The next byte of the plan, 0 when there is none.
struct Plan {
    const unsigned char* at;
    const unsigned char* end;
    unsigned next() { return at == end ? 0U : *at++; }
};

model::Repair repair_of(Plan& plan, std::uint32_t size) {
    constexpr model::Act acts[] = {model::Act::surplus, model::Act::regularize, model::Act::correct,
                                   model::Act::supply};
    model::Repair one;
    one.kind = model::RepairKind::garble;
    one.act = acts[plan.next() % 4];
    one.target.begin = plan.next() % (size + 1);
    one.target.end =
        one.act == model::Act::supply ? one.target.begin : std::min(size, one.target.begin + plan.next() % 8);
    one.reading = plan.next() % 2 == 0 ? "又" : " ";
    one.cert = static_cast<model::Cert>(plan.next() % 3);
    return one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::size_t planned = std::min<std::size_t>(size, 24);
    Plan plan{data, data + planned};
    std::string words;
    const std::string given(reinterpret_cast<const char*>(data) + planned, size - planned);
    for (const auto& [code, at, length] : text::CodePoints(given)) text::append(words, code);
    const bool lined = plan.next() % 2 == 0;
    model::Builder builder(text::SourceText(words), lined ? model::Form::lined : model::Form::flowed);
    const auto end = static_cast<std::uint32_t>(words.size());
    std::uint32_t begin = builder.source().byte_order_mark().end;
    builder.open(model::Kind::article);
    while (begin < end) {
        std::uint32_t stop = std::min(end, begin + 1 + plan.next());
        while (stop < end && (static_cast<unsigned char>(words[stop]) & 0xC0) == 0x80) ++stop;
        if (stop < end && words[stop] == '\n' && words[stop - 1] == '\r') ++stop;
        builder.open(model::Kind::paragraph);
        builder.text({begin, stop});
        builder.close();
        begin = stop;
    }
    builder.close();
    base::Findings findings;
    model::Document document = std::move(builder).finish({}, findings);
    std::vector<model::Repair> repairs;
    for (int i = 0; i < 3; ++i) {
        model::Repair one = repair_of(plan, end);
        const auto inside = [&words](std::uint32_t offset) {
            return offset < words.size() && (static_cast<unsigned char>(words[offset]) & 0xC0) == 0x80;
        };
        if (!inside(one.target.begin) && !inside(one.target.end)) repairs.push_back(one);
    }
    model::Repairs taken(document, std::move(repairs), findings);
    const model::Edition edition{std::move(document), std::move(taken)};
    base::Findings faults;
    const xml::Document parsed = xml::parse(tei::write(edition, {}), faults);
    require(faults.empty());
    const tei::ReadBack texts = tei::read_back(parsed);
    require(texts.faulty.empty());
    require(tei::diplomatic(texts) == model::diplomatic(edition.document));
    require(tei::reading(texts) == model::reading(edition));
    return 0;
}
