using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Testing;

namespace ShopifySync.Web.Tests;

/// <summary>The whole server on a database of its own, with an administrator and an API token unless it is to be fresh.</summary>
internal sealed class TestServer : WebApplicationFactory<Program>
{
    public const string Email = "admin@example.com";
    public const string Password = "Correct-Horse-1";
    public const string ApiToken = "test-token-of-the-administrator";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _services;

    public TestServer(bool fresh = false, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        _services = services;
        _settings = new Dictionary<string, string>
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder.Path, "test.db")};Pooling=False",
            ["Serilog:MinimumLevel"] = "Fatal",
        };
        if (!fresh)
            (_settings["SHOPIFYSYNC_ADMIN_EMAIL"], _settings["SHOPIFYSYNC_ADMIN_PASSWORD"], _settings["SHOPIFYSYNC_API_TOKEN"]) = (Email, Password, ApiToken);
        foreach (var (key, value) in settings)
            _settings[key] = value;
    }

    public string ConnectionString => _settings["Database:ConnectionString"];

    /// <summary>A program with the administrator's token, or with none.</summary>
    public HttpClient Client(string? token = ApiToken)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        if (_services is not null)
            builder.ConfigureTestServices(_services);
    }
}
