#include "markdown/pending_text.h"

namespace markdown {

void PendingText::commit() {
    for (const Step& step : steps_) {
        if (step.added) {
            out_.add(step.words);
        } else if (step.words.empty()) {
            out_.copy(step.slice);
        } else {
            out_.respell(step.slice, step.words);
        }
    }
    steps_.clear();
}

}  // namespace markdown
