// Sees what block_headings.h weighs: the small blocks of a recognised page, their words, their widths, and
// what stands before and behind them.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "lines/block_headings.h"
#include "lines/block_words.h"
#include "lines/phrases.h"
#include "text/word_breaks.h"

namespace lines {

class BlockReader {
  public:
    /// The context must outlive the reader.
    explicit BlockReader(const LineContext& context);

    /// All small blocks, in their order; linear.
    [[nodiscard]] std::vector<SmallBlock> read();

  private:
    void find_measures();
    [[nodiscard]] bool begins_with_indents() const;
    void see(BlockSign sign, double much = 1) { block_->signs[static_cast<std::size_t>(sign)] = much; }
    void see_if(BlockSign sign, bool seen) {
        if (seen) see(sign);
    }
    [[nodiscard]] bool saw(BlockSign sign) const { return (*block_)[sign] != 0; }
    [[nodiscard]] double room(std::size_t line) const;
    [[nodiscard]] static bool is_plain(const SmallBlock& block);
    void see_chain(const std::vector<SmallBlock>& found, std::size_t at);
    void see_commas();
    [[nodiscard]] std::size_t end_of(std::size_t first) const;
    [[nodiscard]] bool is_small(std::size_t first, std::size_t last) const;
    void see_words();
    void see_widths();
    [[nodiscard]] bool is_over_tail() const;
    void see_joint(std::size_t from, std::size_t to, BlockSign word, BlockSign other);
    void see_before();
    void see_behind();

    const LineContext& context_;
    Phrases phrases_;
    text::WordBreaks breaks_;
    std::vector<double> measures_;  ///< of the columns of the page
    SmallBlock* block_ = nullptr;
    BlockWords words_;
    bool has_indents_ = true;
    bool finished_ = false;  ///< the block ends with a stop or comma
};

}  // namespace lines
