#include "relaxng/validate.h"

#include "relaxng/match.h"
#include "relaxng/run.h"

namespace relaxng {

struct Validator::State {
    const Grammar& grammar;
    ValidateOptions options;
    std::unique_ptr<Matcher> matcher;
    std::uint64_t computed_before = 0;
};

Validator::Validator(const Schema& schema, const ValidateOptions& options)
    : state_(new State{schema.grammar(), options, std::make_unique<Matcher>(schema.grammar())}) {}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

bool Validator::validate(const xml::Document& document, base::Findings& findings) {
    // Of a schema whose states keep multiplying (interleaves of hundreds of elements in any order), what was
    // remembered is dropped between documents.
    constexpr std::size_t most_patterns = 1'000'000;
    if (state_->matcher->patterns().size() > most_patterns) {
        state_->computed_before += state_->matcher->computed();
        state_->matcher = std::make_unique<Matcher>(state_->grammar);
    }
    return Run(*state_->matcher, state_->options, document, findings).valid();
}

std::uint64_t Validator::computed() const {
    return state_->computed_before + state_->matcher->computed();
}

}  // namespace relaxng
