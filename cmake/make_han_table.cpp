// Writes the table behind text/han_table.h, from the data of ICU: make_han_table OUTPUT.cpp
//
// It runs once, while pressmark is built. At run time the same would take ICU a twentieth of a second, in
// every process.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

namespace {

// As in text/han_table.h, which is not included: this program is built before all of src/.
constexpr char32_t first_ideograph = 0x4E00, ideographs_end = 0xA000;

void check(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

/// The characters that a charset can spell and give back.
icu::UnicodeSet repertoire(const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(charset, &status);
    check(U_SUCCESS(status), charset);
    icu::UnicodeSet set;
    ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
    ucnv_close(converter);
    check(U_SUCCESS(status), charset);
    return set;
}

icu::UnicodeString simplified_forms(const icu::UnicodeString& traditional) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> conversion(icu::Transliterator::createInstance(
        icu::UnicodeString("Traditional-Simplified"), UTRANS_FORWARD, status));
    check(U_SUCCESS(status), "Traditional-Simplified");
    icu::UnicodeString converted;
    // Piece by piece: each character replaced moves all that stand behind it.
    for (std::int32_t at = 0; at < traditional.length(); at += 256) {
        icu::UnicodeString piece(traditional, at, std::min(256, traditional.length() - at));
        conversion->transliterate(piece);
        converted.append(piece);
    }
    // One for one, all in the basic plane.
    check(converted.length() == traditional.length(), "a character has several simplified ones");
    return converted;
}

/// Of each ideograph the script that it tells: 'b'oth, 's'implified, 't'raditional.
std::string scripts_of(const icu::UnicodeString& traditional, const icu::UnicodeString& simplified) {
    const icu::UnicodeSet mainland = repertoire("EUC-CN"), taiwan = repertoire("Big5");
    std::string scripts(ideographs_end - first_ideograph, 'b');
    const auto mark = [&](char16_t code, char script) {
        if (code >= first_ideograph && code < ideographs_end) scripts[code - first_ideograph] = script;
    };
    for (std::int32_t i = 0; i < traditional.length(); ++i) {
        const char16_t before = traditional[i], after = simplified[i];
        if (before == after) continue;
        if (taiwan.contains(before) && !mainland.contains(before)) mark(before, 't');
        if (mainland.contains(after) && !taiwan.contains(after)) mark(after, 's');
    }
    mark(u'着', 'b');  // Big5 lacks it, Hong Kong writes it in traditional text
    return scripts;
}

void write(std::ostream& out) {
    icu::UnicodeString traditional;
    for (char32_t code = first_ideograph; code < ideographs_end; ++code)
        traditional.append(static_cast<UChar32>(code));
    const icu::UnicodeString simplified = simplified_forms(traditional);
    const std::string scripts = scripts_of(traditional, simplified);
    out << "// Made by cmake/make_han_table.cpp from ICU " << U_ICU_VERSION << ".\n"
        << "#include \"text/han_table.h\"\n\nnamespace text {\n\n"
        << "const char han_scripts[ideographs_end - first_ideograph + 1] =";
    for (std::size_t i = 0; i < scripts.size(); i += 96) out << "\n    \"" << scripts.substr(i, 96) << '"';
    out << ";\n\nconst char16_t han_simplified[ideographs_end - first_ideograph] = {";
    for (std::int32_t i = 0; i < simplified.length(); ++i) {
        out << (i % 16 == 0 ? "\n    " : " ") << static_cast<unsigned>(simplified[i]) << ',';
    }
    out << "\n};\n\n}  // namespace text\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    try {
        std::ofstream out(arguments[1]);
        write(out);
        out.flush();
        check(out.good(), "cannot write the table");
    } catch (const std::exception& error) {
        std::cerr << "make_han_table: " << error.what() << '\n';
        std::remove(arguments[1]);
        return 1;
    }
    return 0;
}
