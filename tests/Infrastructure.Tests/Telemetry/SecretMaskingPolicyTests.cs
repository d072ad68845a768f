using Serilog;
using Serilog.Core;
using Serilog.Events;
using ShopifySync.Application.Stores;
using ShopifySync.Application.Users;
using ShopifySync.Infrastructure.Telemetry;

namespace ShopifySync.Infrastructure.Tests.Telemetry;

public sealed class SecretMaskingPolicyTests
{
    private static readonly object[] WithSecrets =
    [
        new ConnectStoreCommand(new ShopCredentials("acme", "very-secret", "id", "very-secret")),
        new SignInCommand("a@example.com", "very-secret"),
        new SetUpAdministratorCommand("a@example.com", "very-secret"),
        new AdoptApiTokenCommand("very-secret"),
        new NewToken(Guid.Empty, "Reports", "very-secret"),
    ];

    [TestCaseSource(nameof(WithSecrets))]
    public void Log_OfAnObjectWithSecrets_WritesStars(object request)
    {
        var written = new Lines();
        using var log = new LoggerConfiguration().Destructure.With<SecretMaskingPolicy>().WriteTo.Sink(written).CreateLogger();

        log.Information("{@Request}", request);

        Assert.That(written.Text, Does.Not.Contain("very-secret").And.Contain("***"));
    }

    private sealed class Lines : ILogEventSink
    {
        public string Text { get; private set; } = "";

        public void Emit(LogEvent logEvent) => Text += logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
    }
}
