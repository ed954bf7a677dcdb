// Stands in for Cruise Control, which is not published where tests can have it: MBeans of its shape, a name and the attributes of
// Dropwizard's reporter. It proves the rules for them, not that Cruise Control has them.
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.ObjectName;
import javax.management.StandardMBean;

public class StandIn {
    public interface Gauge { Object getValue(); }
    public interface Counter { long getCount(); double getMeanRate(); }
    public interface Timer { long getCount(); double getMax(); double getMean(); double get50thPercentile(); double get99thPercentile(); double get999thPercentile(); String getDurationUnit(); }

    record Number(Object getValue) implements Gauge {}
    record Count(long getCount, double getMeanRate) implements Counter {}
    record Time(long getCount, double getMax, double getMean, double get50thPercentile, double get99thPercentile, double get999thPercentile, String getDurationUnit) implements Timer {}

    static <T> void register(String name, T bean, Class<T> type) throws Exception {
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(bean, type), new ObjectName("kafka.cruisecontrol:name=" + name));
    }

    public static void main(String[] args) throws Exception {
        for (String name : new String[] {
            "AnomalyDetector.balancedness-score", "Executor.ongoing-execution-non-kafka-assigner", "LoadMonitor.monitored-partitions-percentage",
            "LoadMonitor.total-monitored-windows", "LoadMonitor.valid-windows" })
            register(name, new Number(1.0), Gauge.class);
        for (String name : new String[] {
            "AnomalyDetector.disk-failure-rate", "AnomalyDetector.goal-violation-rate", "KafkaCruiseControlServlet.proposals-request-rate",
            "KafkaCruiseControlServlet.rebalance-request-rate", "KafkaCruiseControlServlet.state-request-rate",
            "KafkaCruiseControlServlet.user_tasks-request-rate", "MetricFetcherManager.partition-samples-fetcher-failure-rate",
            "MetricFetcherManager.training-samples-fetcher-failure-rate" })
            register(name, new Count(1, 0.1), Counter.class);
        for (String name : new String[] { "GoalOptimizer.proposal-computation-timer", "LoadMonitor.cluster-model-creation-timer" })
            register(name, new Time(1, 1, 1, 1, 1, 1, "milliseconds"), Timer.class);
        Thread.currentThread().join();
    }
}
