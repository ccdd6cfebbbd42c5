#include "schematron/schema_expand.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "schematron/rules.h"

namespace schematron {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

bool is_pattern(const SourceNode& node) {
    return node.is("pattern") || node.is("group");
}
bool is_abstract(const SourceNode& node) {
    return node.attribute("abstract") == "true";
}
std::string id_of(const SourceNode& node) {
    return std::string(trimmed(node.attribute("id")));
}

bool word_character(char c) {
    return base::is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// In every attribute and let below `node`.
void put_in_everywhere(SourceNode& node, const Parameters& parameters) {
    for (auto& [key, value] : node.attributes) value = put_in_parameters(value, parameters);
    for (SourceNode& child : node.children) put_in_everywhere(child, parameters);
}

/// What an abstract pattern says of itself holds for its instances, unless these say otherwise.
void inherit_attributes(SourceNode& instance, const SourceNode& abstract, const Parameters& parameters) {
    for (const std::string_view name : {"documents", "role", "see", "icon", "fpi"}) {
        if (!abstract.has(name) || instance.has(name)) continue;
        instance.attributes.emplace_back(name, put_in_parameters(abstract.attribute(name), parameters));
        instance.places.emplace_back(name, abstract.spot(name));
    }
}

/// As others know a rule: abstract ones with their content, which is taken over.
SourceNode to_extend(const SourceNode& rule) {
    if (is_abstract(rule)) return rule;
    SourceNode out;
    out.name = rule.name;
    out.attributes = rule.attributes;
    return out;
}

class Expander {
  public:
    Expander(bool lenient, base::Findings& findings) : lenient_(lenient), findings_(findings) {}

    SourceNode run(SourceNode schema) {
        instantiate_patterns(schema);
        collect_rules(schema);
        for (SourceNode& pattern : schema.children) {
            if (is_pattern(pattern)) expand_rules(pattern);
        }
        return schema;
    }

  private:
    void instantiate_patterns(SourceNode& schema) {
        std::map<std::string, const SourceNode*> patterns;  // abstract ones; none for others
        for (const SourceNode& child : schema.children) {
            if (!is_pattern(child) || !child.has("id")) continue;
            if (!patterns.emplace(id_of(child), is_abstract(child) ? &child : nullptr).second && !lenient_)
                findings_.add(rules::name_twice, child.place("id"), {"the pattern " + id_of(child)});
        }
        std::vector<SourceNode> out;
        for (SourceNode& child : schema.children) {
            if (is_pattern(child) && is_abstract(child)) continue;
            if (is_pattern(child) && child.has("is-a")) instantiate(child, patterns);
            out.push_back(std::move(child));
        }
        schema.children = std::move(out);
    }

    void instantiate(SourceNode& instance, const std::map<std::string, const SourceNode*>& patterns) {
        const std::string name(trimmed(instance.attribute("is-a")));
        const auto found = patterns.find(name);
        if (found == patterns.end()) {
            findings_.add(rules::pattern_unknown, instance.place("is-a"), {name});
            return;
        }
        if (found->second == nullptr) {
            findings_.add(rules::pattern_concrete, instance.place("is-a"), {name});
            return;
        }
        const SourceNode& abstract = *found->second;
        Parameters parameters;
        for (const SourceNode& child : instance.children) {
            if (child.is("param")) parameters.emplace_back(child.attribute("name"), child.attribute("value"));
        }
        for (const SourceNode& child : abstract.children) {
            if (!child.is("param")) continue;
            const std::string key(child.attribute("name"));
            const bool given =
                std::ranges::any_of(parameters, [&](const auto& pair) { return pair.first == key; });
            if (given) continue;
            if (!child.has("value")) {
                findings_.add(rules::parameter_missing, instance.where.location(), {name, key});
            } else {
                parameters.emplace_back(key, child.attribute("value"));
            }
        }
        inherit_attributes(instance, abstract, parameters);
        for (SourceNode child : abstract.children) {
            if (child.is("param")) continue;
            put_in_everywhere(child, parameters);
            instance.children.push_back(std::move(child));
        }
    }

    /// Abstract rules by id; those of the same pattern come first when there are several.
    void collect_rules(const SourceNode& schema) {
        for (const SourceNode& pattern : schema.children) {
            if (!is_pattern(pattern) && !pattern.is("rules")) continue;
            for (const SourceNode& rule : pattern.children) {
                if (rule.is("rule") && rule.has("id")) rules_.emplace(id_of(rule), to_extend(rule));
            }
        }
    }

    void expand_rules(SourceNode& pattern) {
        const auto extends = [](const SourceNode& rule) {
            return rule.is("rule") && std::ranges::any_of(rule.children, [](const SourceNode& child) {
                       return child.is("extends");
                   });
        };
        if (std::ranges::none_of(pattern.children, extends)) return;
        std::map<std::string, SourceNode> own;
        for (const SourceNode& rule : pattern.children) {
            if (rule.is("rule") && rule.has("id")) own.emplace(id_of(rule), to_extend(rule));
        }
        for (SourceNode& rule : pattern.children) {
            if (!extends(rule)) continue;
            std::set<std::string> chain;
            if (rule.has("id")) chain.insert(id_of(rule));
            std::vector<SourceNode> children;
            add_expanded(rule, own, chain, children);
            rule.children = std::move(children);
        }
    }

    /// Nested as deep as rules extend each other; `chain` keeps that from being endless.
    void add_expanded(const SourceNode& rule, const std::map<std::string, SourceNode>& own,
                      std::set<std::string>& chain, std::vector<SourceNode>& out) {
        for (const SourceNode& child : rule.children) {
            if (!child.is("extends")) {
                out.push_back(child);
                continue;
            }
            const std::string name(trimmed(child.attribute("rule")));
            const SourceNode* base_rule = find_rule(name, own);
            if (base_rule == nullptr) {
                findings_.add(rules::rule_unknown, child.place("rule"), {name});
                continue;
            }
            if (!is_abstract(*base_rule)) {
                findings_.add(rules::rule_concrete, child.place("rule"), {name});
                continue;
            }
            if (chain.size() > 100 || !chain.insert(name).second) {
                findings_.add(rules::rule_cycle, child.place("rule"), {name});
                continue;
            }
            if (out.size() < 10'000) add_expanded(*base_rule, own, chain, out);
            chain.erase(name);
        }
    }

    [[nodiscard]] const SourceNode* find_rule(const std::string& name,
                                              const std::map<std::string, SourceNode>& own) const {
        const auto near = own.find(name);
        if (near != own.end()) return &near->second;
        const auto far = rules_.find(name);
        return far == rules_.end() ? nullptr : &far->second;
    }

    bool lenient_;
    base::Findings& findings_;
    std::map<std::string, SourceNode> rules_;
};

}  // namespace

std::string put_in_parameters(std::string_view text, const Parameters& parameters) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$') {
            out += text[i];
            continue;
        }
        const std::string_view rest = text.substr(i + 1);
        const std::pair<std::string, std::string>* best = nullptr;
        for (const auto& parameter : parameters) {
            const std::string& name = parameter.first;
            const bool whole = rest.starts_with(name) && !name.empty() &&
                               (rest.size() == name.size() || !word_character(rest[name.size()]));
            if (whole && (best == nullptr || name.size() > best->first.size())) best = &parameter;
        }
        if (best == nullptr) {
            out += '$';
        } else {
            out += best->second;
            i += best->first.size();
        }
    }
    return out;
}

SourceNode expand(SourceNode schema, bool lenient, base::Findings& findings) {
    return Expander(lenient, findings).run(std::move(schema));
}

}  // namespace schematron
