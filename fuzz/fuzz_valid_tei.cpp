// Any bytes as any kind of source: the TEI that is written is valid against our own schemas, and both texts
// read back from it are those of the edition. The first byte says which kind.
// links: base text xml tei model readers repair converters relaxng schematron package validate
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/whole/written_tei.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static test::WrittenTei written;
    if (size == 0) return 0;
    const auto kinds = converters::all();
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const test::Converted made = test::convert(bytes, kinds[data[0] % kinds.size()]);
    if (const std::string faults = written.faults_of(made.edition); !faults.empty()) {
        std::fputs(faults.c_str(), stderr);
        std::abort();
    }
    return 0;
}
