#include "package/readme.h"

namespace package {

std::string readme(const std::string& package_id, std::uint64_t documents, std::uint64_t articles) {
    const std::string sources = std::to_string(documents), texts = std::to_string(articles);
    return package_id + "\n\n" + "本包收录 " + sources + " 个来源文件，共 " + texts +
           " 篇文章，由 pressmark " PRESSMARK_VERSION
           " 转换。\n"
           "\n"
           "  source/    来源文件，逐字节保存原样；不是 UTF-8 的，旁边另存一份解码后的文本（.utf8.txt）\n"
           "  tei/       存档文本，TEI P5。来源的每个字符都在其中；修复只作标注，不改动原文\n"
           "  access/    阅读用的副本：text/ 为纯文本，tei/ 为简化的 TEI，articles.csv 和 .jsonl 为目录\n"
           "  images/    来源所引用、随来源一同提交的图片\n"
           "  report/    ledger/ 记录来源每个字节的去向；repairs.csv 列出每处修复；index.html 可对照查看\n"
           "  schema/    检验时所用的规则\n"
           "  metadata/  供入库系统使用的元数据\n"
           "\n"
           "检验完整性：在本文件夹的上一级运行 sha512sum -c manifest-sha512.txt\n"
           "\n"
           "This package holds " +
           sources + " source files with " + texts +
           " articles, converted by pressmark " PRESSMARK_VERSION
           ".\n"
           "\n"
           "  source/    the source files, byte for byte; beside those that are not UTF-8, their decoded "
           "text (.utf8.txt)\n"
           "  tei/       the archived texts, TEI P5. Every character of a source is in them; repairs are "
           "marked and\n"
           "             change nothing of what the source says\n"
           "  access/    copies to read: plain text, flat TEI, and lists of all articles\n"
           "  images/    pictures that the sources point to and that came with them\n"
           "  report/    ledger/ says where each byte of a source went, repairs.csv lists every repair, "
           "index.html\n"
           "             shows source and reading side by side\n"
           "  schema/    what the texts were checked against\n"
           "  metadata/  for ingest systems\n"
           "\n"
           "To check that all is there and unchanged, run in the folder above this one:\n"
           "sha512sum -c manifest-sha512.txt\n";
}

}  // namespace package
