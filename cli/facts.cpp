#include "cli/facts.h"

#include <cmath>

#include "base/json.h"

namespace cli {
namespace {

/// Takes the text as it is parsed, without a tree of it: the leading process does that for every input while
/// the workers have ended.
class Adder : public nlohmann::json_sax<base::Json> {
  public:
    explicit Adder(Facts& sum) : sum_(sum) {}

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool number_integer(number_integer_t value) override { return take(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(static_cast<double>(value)); }
    bool number_float(number_float_t value, const string_t& /*text*/) override { return take(value); }
    bool start_object(std::size_t /*members*/) override {
        object_ = key_;
        return ++depth_ <= 2;
    }
    bool key(string_t& value) override {
        key_ = value;
        return true;
    }
    bool end_object() override {
        --depth_;
        return true;
    }
    bool start_array(std::size_t /*members*/) override { return false; }
    bool end_array() override { return false; }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return false;
    }

  private:
    bool take(double value) {
        if (depth_ == 1 && key_ == "articles") sum_.articles += static_cast<std::uint64_t>(value);
        if (depth_ == 2 && object_ == "repairs") sum_.repairs[key_] += static_cast<std::uint64_t>(value);
        if (depth_ == 2 && object_ == "seconds") sum_.seconds[key_] += value;
        return true;
    }

    Facts& sum_;
    std::string key_, object_;
    int depth_ = 0;
};

}  // namespace

std::string to_text(const Facts& facts) {
    constexpr double millionth = 1e-6;
    base::Json json = {{"seconds", base::Json::object()}};
    for (const auto& [stage, seconds] : facts.seconds)
        json["seconds"][stage] = std::round(seconds / millionth) * millionth;
    if (!facts.repairs.empty()) json["repairs"] = facts.repairs;
    if (facts.articles > 0) json["articles"] = facts.articles;
    return base::one_line(json);
}

void add_facts(std::string_view text, Facts& sum) {
    Adder adder(sum);
    base::Json::sax_parse(text, &adder);
}

}  // namespace cli
