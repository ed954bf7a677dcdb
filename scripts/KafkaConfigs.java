import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Prints what one Kafka version says of its own settings, as JSON: brokers' and topics' by name, each with type, default, validator and, for
 * brokers, whether it can be changed while they run. Run by kafka-configs.ts on that version's artifacts.
 */
public class KafkaConfigs {
    public static void main(String[] args) throws Exception {
        Map<String, String> scopes = kafka.server.DynamicBrokerConfig$.MODULE$.dynamicConfigUpdateModes();
        StringBuilder out = new StringBuilder("{");
        section(out, "broker", kafka.server.KafkaConfig$.MODULE$.configDef(), scopes);
        out.append(',');
        section(out, "topic", LogConfig.configDefCopy(), null);
        System.out.println(out.append('}'));
    }

    private static void section(StringBuilder out, String title, ConfigDef definition, Map<String, String> scopes) throws Exception {
        out.append(quote(title)).append(":{");
        String separator = "";
        for (ConfigDef.ConfigKey key : new TreeMap<>(definition.configKeys()).values()) {
            out.append(separator).append(quote(key.name)).append(":{\"type\":").append(quote(key.type.name().toLowerCase()));
            if (scopes != null) out.append(",\"scope\":").append(quote(scopes.getOrDefault(key.name, "read-only")));
            if (key.hasDefault() && key.defaultValue != null)
                out.append(",\"default\":").append(quote(ConfigDef.convertToString(key.defaultValue, key.type)));
            validator(out, key);
            out.append('}');
            separator = ",";
        }
        out.append('}');
    }

    private static void validator(StringBuilder out, ConfigDef.ConfigKey key) throws Exception {
        if (key.validator == null) return;
        ConfigDef.Validator validator = key.validator;
        String name = validator.getClass().getName();
        if (validator instanceof ConfigDef.Range) {
            bound(out, "minimum", field(validator, "min"));
            bound(out, "maximum", field(validator, "max"));
        } else if (validator instanceof ConfigDef.ValidString) {
            texts(out, "values", (Collection<?>) field(validator, "validStrings"));
        } else if (validator instanceof ConfigDef.ValidList) {
            texts(out, "items", (Collection<?>) field(field(validator, "validString"), "validStrings"));
        } else if (validator instanceof ConfigDef.CaseInsensitiveValidString) {
            texts(out, "anyCase", new java.util.TreeSet<>((Set<String>) field(validator, "validStrings")));
        } else if (name.contains("MetadataVersionValidator") || name.contains("ApiVersionValidator")) {
            List<String> versions = new ArrayList<>();
            for (MetadataVersion version : MetadataVersion.VERSIONS) versions.add(version.version());
            texts(out, "versions", new LinkedHashSet<>(versions));
        } else {
            out.append(",\"validator\":").append(quote(name + " " + validator));
        }
    }

    private static void bound(StringBuilder out, String name, Object value) {
        if (value != null) out.append(',').append(quote(name)).append(':').append(value);
    }

    private static void texts(StringBuilder out, String name, Collection<?> values) {
        List<String> quoted = new ArrayList<>();
        for (Object value : values) quoted.add(quote(String.valueOf(value)));
        out.append(',').append(quote(name)).append(":[").append(String.join(",", quoted)).append(']');
    }

    private static Object field(Object of, String name) throws Exception {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
