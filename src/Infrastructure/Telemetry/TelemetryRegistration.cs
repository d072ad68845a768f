using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Filters;

namespace ShopifySync.Infrastructure.Telemetry;

internal static class TelemetryRegistration
{
    private static readonly Func<LogEvent, bool> OfTheHost = Matching.FromSource("Microsoft.Extensions.Hosting.Internal.Host");

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        services.AddLogging(logging => logging.ClearProviders().AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(configuration).Destructure.With<SecretMaskingPolicy>().Filter.ByExcluding(IsEchoOfAFailedStart).CreateLogger(), dispose: true));

    /// <summary>
    /// A start that fails, for a port that is taken, ends what began before it; the host would call each of these a fatal
    /// failure, and the reason, which is told once at the end, would drown.
    /// </summary>
    private static bool IsEchoOfAFailedStart(LogEvent happened) =>
        OfTheHost(happened) && (happened.Exception is OperationCanceledException || happened.MessageTemplate.Text == "Hosting failed to start");
}
