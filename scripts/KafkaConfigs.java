import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prints what Kafka versions say of their own settings, as JSON by version: those of brokers and of topics by name, each with type, default,
 * validator, for brokers whether it can be changed while they run and for topics which setting of brokers is its default; and the versions
 * of the protocol. Each argument is `version=file`, where the file has the class path of that version, as Maven writes it.
 *
 * Each version has a class loader of its own, and is asked by name, so that one run does for all: classes have moved between versions.
 */
public class KafkaConfigs {
    private static final String CONFIG_DEF = "org.apache.kafka.common.config.ConfigDef";
    private static final String METADATA_VERSION = "org.apache.kafka.server.common.MetadataVersion";

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> versions = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            versions.put(parts[0], new KafkaConfigs(Files.readString(Path.of(parts[1])).trim()).all());
        }
        System.out.println(json(versions));
    }

    private final ClassLoader loader;

    private KafkaConfigs(String classPath) throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String jar : classPath.split(File.pathSeparator)) jars.add(new File(jar).toURI().toURL());
        loader = new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
    }

    private Map<String, Object> all() throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("broker", section(call(scalaObject("kafka.server.KafkaConfig"), "configDef"), updateModes()));
        all.put("topic", section(topicDefinition(), null));
        all.putAll(has(METADATA_VERSION) ? metadataVersions() : apiVersions());
        return all;
    }

    /** What a change of a broker's setting takes; settings that are not in it are read-only. A Java class from 4.3 on, a Scala object before. */
    private Map<?, ?> updateModes() throws Exception {
        String name = "org.apache.kafka.server.config.DynamicBrokerConfig";
        return (Map<?, ?>) (has(name)
            ? loader.loadClass(name).getMethod("dynamicConfigUpdateModes").invoke(null)
            : call(scalaObject("kafka.server.DynamicBrokerConfig"), "dynamicConfigUpdateModes"));
    }

    private Object topicDefinition() throws Exception {
        String name = "org.apache.kafka.storage.internals.log.LogConfig";
        return has(name)
            ? loader.loadClass(name).getMethod("configDefCopy").invoke(null)
            : call(scalaObject("kafka.log.LogConfig"), "configDefCopy");
    }

    /** @param modes null for settings of topics */
    private Map<String, Object> section(Object definition, Map<?, ?> modes) throws Exception {
        Map<String, Object> section = new TreeMap<>();
        for (Object key : ((Map<?, ?>) call(definition, "configKeys")).values()) {
            String name = (String) field(key, "name");
            Object type = field(key, "type");
            Map<String, Object> setting = new LinkedHashMap<>();
            setting.put("type", type.toString().toLowerCase());
            if (modes != null) setting.put("scope", modes.containsKey(name) ? modes.get(name) : "read-only");
            Object value = field(key, "defaultValue");
            if ((Boolean) call(key, "hasDefault") && value != null) setting.put("default", text(value, type));
            if ((Boolean) field(key, "internalConfig")) setting.put("internal", true);
            if (modes == null) server(definition, key, setting);
            Object validator = field(key, "validator");
            if (validator != null) validator(validator, name, type, setting);
            section.put(name, setting);
        }
        return section;
    }

    private static void server(Object definition, Object key, Map<String, Object> setting) throws Exception {
        Method value = definition.getClass().getMethod("getConfigValue", key.getClass(), String.class);
        Object name = value.invoke(definition, key, "Server Default Property");
        if (name != null && !name.equals("null")) setting.put("server", name);
    }

    private String text(Object value, Object type) throws Exception {
        Class<?> definition = loader.loadClass(CONFIG_DEF);
        return (String) definition.getMethod("convertToString", Object.class, type.getClass()).invoke(null, value, type);
    }

    private void validator(Object validator, String key, Object type, Map<String, Object> setting) throws Exception {
        String name = validator.getClass().getName();
        switch (name.replace(CONFIG_DEF + "$", "")) {
            case "Range" -> {
                setting.put("minimum", field(validator, "min"));
                setting.put("maximum", field(validator, "max"));
            }
            case "ValidString" -> setting.put("values", field(validator, "validStrings"));
            case "CaseInsensitiveValidString" -> setting.put("anyCase", new TreeSet<>((Collection<?>) field(validator, "validStrings")));
            case "ValidList" -> {
                setting.put("items", field(field(validator, "validString"), "validStrings"));
                // From 4.2 on a list may not name anything twice, and is told whether it may be empty.
                if (hasField(validator, "isEmptyAllowed")) {
                    setting.put("distinct", true);
                    if (!(Boolean) field(validator, "isEmptyAllowed")) setting.put("filled", true);
                }
            }
            case "NonNullValidator", "NonEmptyString" -> setting.put("filled", true);
            default -> {
                if (name.contains("ApiVersionValidator") || name.contains("MetadataVersionValidator")) setting.put("isProtocol", true);
                else if (type.toString().equals("INT")) setting.put("takes", taken(validator, key));
                else setting.put("validator", name);
            }
        }
        setting.values().removeIf(value -> value == null);
    }

    /** Of a validator that is code: which of a few whole numbers it takes. */
    private static List<Integer> taken(Object validator, String key) throws Exception {
        List<Integer> taken = new ArrayList<>();
        for (int value = -3; value <= 12; value++) {
            try {
                Method ensure = validator.getClass().getMethod("ensureValid", String.class, Object.class);
                ensure.setAccessible(true);
                ensure.invoke(validator, key, value);
                taken.add(value);
            } catch (InvocationTargetException refused) {
                if (!refused.getCause().getClass().getSimpleName().equals("ConfigException")) throw refused;
            }
        }
        return taken;
    }

    /** All protocols that brokers may speak, and those for the metadata of KRaft: the oldest, and the newest that is not for tests. */
    private Map<String, Object> metadataVersions() throws Exception {
        Class<?> type = loader.loadClass(METADATA_VERSION);
        Map<String, Object> found = new LinkedHashMap<>();
        List<String> protocols = new ArrayList<>();
        Map<String, Object> named = new LinkedHashMap<>();
        List<String> changing = new ArrayList<>();
        boolean tellsChanges = hasMethod(type, "didMetadataChange");
        for (Object version : (Object[]) type.getField("VERSIONS").get(null)) {
            protocols.add((String) call(version, "version"));
            if (tellsChanges && (boolean) call(version, "didMetadataChange")) changing.add((String) call(version, "version"));
            String minor = (String) call(version, "shortVersion");
            Object meant = parse(type, minor);
            if (meant != null) named.put(minor, call(meant, "version"));
        }
        found.put("protocols", protocols);
        found.put("named", named);
        found.put("changing", changing);
        for (String minimum : List.of("MINIMUM_VERSION", "MINIMUM_BOOTSTRAP_VERSION")) {
            if (!hasField(type, minimum)) continue;
            found.put("oldestMetadata", call(type.getField(minimum).get(null), "version"));
            String newest = hasField(type, "LATEST_PRODUCTION") ? "latestProduction" : "latest";
            found.put("newestMetadata", call(type.getMethod(newest).invoke(null), "version"));
            break;
        }
        return found;
    }

    /** What `3.9` stands for; null where Kafka takes no such text, as the version is for tests only. */
    private static Object parse(Class<?> type, String text) throws Exception {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals("fromVersionString")) continue;
            try {
                return method.getParameterCount() == 1 ? method.invoke(null, text) : method.invoke(null, text, false);
            } catch (InvocationTargetException refused) {
                if (refused.getCause() instanceof IllegalArgumentException) return null;
                throw refused;
            }
        }
        throw new NoSuchMethodException("fromVersionString");
    }

    /** Before 3.3. */
    private Map<String, Object> apiVersions() throws Exception {
        Object versions = call(call(scalaObject("kafka.api.ApiVersion"), "allVersions"), "iterator");
        List<String> protocols = new ArrayList<>();
        while ((Boolean) call(versions, "hasNext")) protocols.add((String) call(call(versions, "next"), "version"));
        return Map.of("protocols", protocols);
    }

    private boolean has(String name) {
        return loader.getResource(name.replace('.', '/') + ".class") != null;
    }

    private Object scalaObject(String name) throws Exception {
        return loader.loadClass(name + "$").getField("MODULE$").get(null);
    }

    private static Object call(Object on, String name) throws Exception {
        Method method = on.getClass().getMethod(name);
        method.setAccessible(true);
        return method.invoke(on);
    }

    private static Object field(Object of, String name) throws Exception {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    private static boolean hasField(Object of, String name) {
        Class<?> type = of instanceof Class<?> given ? given : of.getClass();
        for (Field field : type.getDeclaredFields()) if (field.getName().equals(name)) return true;
        return false;
    }

    private static boolean hasMethod(Class<?> type, String name) {
        for (Method method : type.getMethods()) if (method.getName().equals(name)) return true;
        return false;
    }

    private static String json(Object value) {
        List<String> parts = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> parts.add(json(name) + ':' + json(inner)));
            return '{' + String.join(",", parts) + '}';
        }
        if (value instanceof Collection<?> items) {
            for (Object item : items) parts.add(json(item));
            return '[' + String.join(",", parts) + ']';
        }
        if (value instanceof Number || value instanceof Boolean) return String.valueOf(value);
        return '"' + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
