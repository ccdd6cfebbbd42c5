// pressmark pack: any folder, as it is, in a BagIt package.
#include <filesystem>
#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>

#include "bag/bag_write.h"
#include "bag/paths.h"
#include "bag/rules.h"
#include "bag/store.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/interrupts.h"
#include "cli/print.h"
#include "cli/sealing.h"
#include "cli/settings.h"
#include "validate/bagit.h"
#include "validate/bagit_names.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* about = "Pack a folder as it is into a BagIt package: files below DIR go under data/.";
constexpr const char* details =
    "The same files give the same package, whatever their dates and modes. The package is read back and\n"
    "checked before it gets its name. Links, devices and names that are not portable are refused.";

struct Arguments {
    std::string folder, package, date, compression = "deflate";
    std::vector<std::string> algorithms{"sha512"};
    std::vector<std::string> info;
    unsigned jobs = 0;
    bool force = false;
};

bag::Compression compression_of(const std::string& word) {
    if (word == "store") return bag::Compression::store;
    if (word == "deflate") return bag::Compression::deflate;
    throw base::UsageError("--compression must be store or deflate, not `" + word + "`");
}

/// What --info adds to bag-info.txt.
bag::BagInfo given_info(const std::vector<std::string>& elements) {
    bag::BagInfo info;
    for (const std::string& element : elements) {
        const std::size_t colon = element.find(':');
        const std::string label = element.substr(0, colon);
        if (colon == std::string::npos || label.empty() ||
            label.find_first_of(" \t\r\n") != std::string::npos) {
            throw base::UsageError("--info must be 'Label: value', not `" + element + "`");
        }
        if (bag::same_label(label, "Payload-Oxum")) {
            throw base::UsageError("Payload-Oxum is counted, not given");
        }
        info.add(label, element.substr(colon + 1));
    }
    return info;
}

/// Is `path` the folder or below it?
bool lies_in(const fs::path& path, const fs::path& folder) {
    const fs::path below = fs::weakly_canonical(path).lexically_relative(fs::weakly_canonical(folder));
    return !below.empty() && *below.begin() != "..";
}

void check(const Arguments& arguments) {
    (void)compression_of(arguments.compression);
    (void)given_info(arguments.info);
    if (!arguments.date.empty()) (void)read_date(arguments.date);
    if (!arguments.package.ends_with(".zip")) {
        throw base::UsageError("-o must name a .zip, not `" + arguments.package + "`");
    }
    if (!fs::is_directory(arguments.folder)) throw base::UsageError(arguments.folder + " is not a folder");
    if (fs::exists(fs::path(arguments.folder) / "bagit.txt")) {
        throw base::UsageError(arguments.folder + " is a bag already",
                               "pack its folder data/, or zip it as it is");
    }
    if (lies_in(arguments.package, arguments.folder)) {
        throw base::UsageError(arguments.package + " lies in the folder that is packed",
                               "write it somewhere else");
    }
    if (fs::exists(arguments.package) && !arguments.force) {
        throw base::UsageError(arguments.package + " exists",
                               "choose another name, or replace it with --force");
    }
    for (const std::string& algorithm : arguments.algorithms) {
        if (!base::Digest::knows(algorithm)) {
            throw base::UsageError("there is no digest algorithm `" + algorithm + "`");
        }
    }
    if (bag::fault_of(fs::path(arguments.package).stem().string())) {
        throw base::UsageError("the package's name cannot be the name of a folder: " +
                               bag::printable(arguments.package));
    }
}

/// The files of the folder; reports those that cannot go into a package, and warns of names that will make
/// trouble elsewhere.
std::unique_ptr<bag::Store> list(const std::string& folder, bag::CappedFindings& findings) {
    auto store = bag::open_folder(folder, findings);
    for (const bag::StoredFile& file : store->files()) {
        if (const auto fault = bag::fault_of("data/" + file.path)) {
            findings.add_at(bag::rules::bad_path, file.path,
                            {bag::printable(file.path), std::string(bag::words(*fault))});
        }
    }
    if (store->files().empty()) throw base::UsageError(folder + " holds no files");
    validate::check_file_names(*store, findings);
    return store;
}

bag::BagInfo info_of(const Arguments& arguments, const bag::Bag& bag) {
    bag::BagInfo info = given_info(arguments.info);
    if (!arguments.date.empty()) info.add("Bagging-Date", read_date(arguments.date).substr(0, 10));
    info.add("External-Identifier", bag.identifier());
    info.add("Payload-Oxum", bag.oxum());
    info.add("Bag-Size", bag.readable_size());
    info.add("Bag-Software-Agent", "pressmark " PRESSMARK_VERSION " (" + bag::compressor() + ")");
    return info;
}

/// Writes the payload. False when a signal asked to stop.
bool fill(bag::BagWriter& writer, const Arguments& arguments, const bag::Store& store) {
    Interrupts interrupts;
    const unsigned jobs =
        arguments.jobs > 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
    const std::vector<bag::StoredFile>& files = store.files();
    Sealing sealing(arguments.folder, files, arguments.algorithms, compression_of(arguments.compression),
                    jobs);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (interrupts.pending()) return false;
        if (files[i].size > Sealing::largest()) {
            writer.add_large("data/" + files[i].path, fs::path(arguments.folder) / files[i].path);
        } else {
            writer.add(sealing.take(i));
        }
    }
    return true;
}

/// Reads the package back from the disk. Throws base::Error when it is not what was written.
void verify(const bag::BagWriter& writer, Context& context) {
    base::Findings findings;
    const validate::BagOptions options{.zip = {.tiling = bag::ZipRules::Tiling::exact,
                                               // What we packed ourselves may shrink as much as it likes.
                                               .limits = {.ratio = 2000}}};
    const validate::BagReport report = validate::bagit(writer.part_path(), options, findings);
    if (report.verdict == base::Verdict::valid && report.payload_files == writer.bag().payload_files())
        return;
    FindingPrinter(std::cerr, context.colour_errors).print(findings);
    throw base::Error("the package was not read back as it was written", "check the disk, then pack again");
}

void pack(const Arguments& arguments, Context& context) {
    check(arguments);
    base::Findings findings;
    std::unique_ptr<bag::Store> store;
    {
        bag::CappedFindings capped(findings, arguments.folder);
        store = list(arguments.folder, capped);
    }
    FindingPrinter(std::cerr, context.colour_errors).print(findings);
    // In a zip, two names that differ only in case or accents are one too many (PM-ZIP-014).
    if (findings.count(base::Severity::error) > 0 || findings.has(bag::rules::twins)) {
        std::cerr << "nothing was packed\n";
        context.worsen(Exit::findings);
        return;
    }
    bag::BagWriter writer(arguments.package, fs::path(arguments.package).stem().string(),
                          arguments.algorithms, bag::Names::utf8);
    if (!fill(writer, arguments, *store)) {
        std::cerr << "pressmark: interrupted; nothing was written, the same command starts again\n";
        context.worsen(Exit::interrupted);
        return;
    }
    writer.finish(info_of(arguments, writer.bag()));
    verify(writer, context);
    writer.commit();
    std::cout << arguments.package << ": " << counted(writer.bag().payload_files(), "file") << ", "
              << writer.bag().readable_size() << ", sha256 " << writer.sha256() << '\n';
}

}  // namespace

void add_pack(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand("pack", about);
    command->footer(details);
    Arguments& a = context.keep<Arguments>();
    command->add_option("DIR", a.folder, "folder to pack")->required();
    command->add_option("-o,--output", a.package, "package to write")->required()->type_name("OUT.zip");
    command
        ->add_option("--algorithm", a.algorithms,
                     "digests, comma-separated: sha512 (default), sha256, md5, …")
        ->delimiter(',')
        ->type_name("NAME");
    command->add_option("--info", a.info, "element of bag-info.txt, as 'Label: value'; may be repeated")
        ->type_name("ELEMENT");
    command->add_option("--date", a.date, "bagging date, or `now`; without it none is written")
        ->type_name("DATE");
    command->add_option("-j,--jobs", a.jobs, "files at a time (default: one per processor)")->type_name("N");
    command->add_option("--compression", a.compression, "store or deflate (default)")->type_name("METHOD");
    command->add_flag("--force", a.force, "replace an existing package");
    command->callback([&a, &context] { pack(a, context); });
}

}  // namespace cli
