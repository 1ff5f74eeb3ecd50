import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.temporal.internal.testservice.TestServicesStarter;
import java.net.InetSocketAddress;
import java.time.Instant;

/** Starts the time-skipping test server on a loopback port with its clock at a given instant; its own launcher always starts now. */
public final class Launch {
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    long startsAt = args.length > 1 ? Instant.parse(args[1]).toEpochMilli() : 0;
    TestServicesStarter services = new TestServicesStarter(true, startsAt);
    HealthStatusManager health = new HealthStatusManager();
    NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port));
    services.getServices().forEach(service -> {
      builder.addService(service);
      health.setStatus(service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
    });
    Server server = builder.addService(health.getHealthService()).build().start();
    endWithParent();
    server.awaitTermination();
    services.close();
  }

  /** A test that is killed cannot end its server: end when the process that started us is gone. */
  private static void endWithParent() {
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
  }
}
