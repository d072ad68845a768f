using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;

namespace ShopifySync.Infrastructure.Telemetry;

internal static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        services.AddLogging(logging => logging.ClearProviders().AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(configuration).Destructure.With<SecretMaskingPolicy>().CreateLogger(), dispose: true));
}
