package ar.gob.buenosaires.vecino.core;

import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML data file that knows its line. Reading never throws: what is wrong is added to the list of problems,
 * so that an author sees all of them at once; whoever reads asks that list at the end.
 */
public final class DataNode {

    private final String file;
    private final @Nullable Node node;
    private final List<String> problems;

    private DataNode(String file, @Nullable Node node, List<String> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /** The root of a file; problems of it and of all places below are added to the list. */
    public static DataNode read(String file, Reader reader, List<String> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(options).compose(reader);
            DataNode read = new DataNode(file, root, problems);
            if (!(root instanceof MappingNode)) {
                read.problem("a mapping is expected");
            }
            return read;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(file + ":1: " + e.getMessage());
        }
        return new DataNode(file, null, problems);
    }

    public int line() {
        return node == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** {@code file:line}. */
    public String place() {
        return file + ":" + line();
    }

    /** Notes that this place is wrong. */
    public void problem(String reason) {
        problems.add(place() + ": " + reason);
    }

    /** Notes every key that is not one of these. */
    public void only(String... keys) {
        Set<String> known = Set.of(keys);
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                value.problem("unknown key '" + key + "'");
            }
        });
    }

    /** The places of a mapping by key, in the file's order. */
    public Map<String, DataNode> entries() {
        Map<String, DataNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (entries.put(key, at(tuple.getValueNode())) != null) {
                    at(tuple.getKeyNode()).problem("key '" + key + "' twice");
                }
            }
        }
        return entries;
    }

    public Optional<DataNode> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** A text that must be there; empty, with a problem noted, when it is not. */
    public String text(String key) {
        return find(key).map(DataNode::asText).filter(text -> !text.isBlank()).orElseGet(() -> {
            problem("'" + key + "' is missing");
            return "";
        });
    }

    public @Nullable String optionalText(String key) {
        return find(key).map(DataNode::asText).filter(text -> !text.isBlank()).orElse(null);
    }

    public double number(String key, double fallback) {
        String text = optionalText(key);
        try {
            return text == null ? fallback : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            problem("'" + key + "' is not a number");
            return fallback;
        }
    }

    public @Nullable LocalDate optionalDate(String key) {
        String text = optionalText(key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem("'" + key + "' is not a date like 2026-11-21");
            return null;
        }
    }

    /** The places of a list; none where the key is absent. */
    public List<DataNode> list(String key) {
        return find(key).map(DataNode::items).orElse(List.of());
    }

    /** The texts of a list; none where the key is absent. */
    public List<String> texts(String key) {
        return list(key).stream().map(DataNode::asText).toList();
    }

    /** This place's own text. */
    public String asText() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem("a text is expected");
        return "";
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    private List<DataNode> items() {
        List<DataNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> items.add(at(item)));
        } else {
            problem("a list is expected");
        }
        return items;
    }

    private DataNode at(Node child) {
        return new DataNode(file, child, problems);
    }
}
