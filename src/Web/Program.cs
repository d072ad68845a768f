using ShopifySync.Application;
using ShopifySync.Infrastructure;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Web;
using ShopifySync.Web.Components;
using ShopifySync.Web.Dispatch;
using ShopifySync.Web.Endpoints;
using ShopifySync.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    // Started from its build folder, as dev.cs does, the server finds the files of Radzen and wwwroot by this; published, it changes nothing.
    builder.WebHost.UseStaticWebAssets();
    var borrowed = builder.AddSettings(args);
    builder.Services.AddApplication();
    builder.Services.AddInfrastructure(builder.Configuration);
    builder.Services.AddWeb(builder.Configuration);

    var app = builder.Build();
    foreach (var setting in borrowed)
        app.Logger.LogInformation("{Setting}", setting.Explanation);
    await app.Services.OpenDatabase();
    await app.SetUpFromEnvironment();
    app.UseExceptionHandler();
    app.UseSecurityHeaders(app.Configuration);
    app.UseStatusPages();
    app.UseRouting();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseAuthorization();
    app.UseCurrentUser();
    app.UseApi();
    app.UseAntiforgery();
    app.MapStaticAssets().AllowAnonymous();
    app.MapApi();
    app.MapConsole();
    await app.RunAsync();
    return 0;
}
catch (Exception problem) when (StartProblem.Explain(problem) is { } words)
{
    await Console.Error.WriteLineAsync(words);
    return 1;
}
