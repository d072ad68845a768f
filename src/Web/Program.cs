using ShopifySync.Application;
using ShopifySync.Infrastructure;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Web;
using ShopifySync.Web.Components;
using ShopifySync.Web.Dispatch;
using ShopifySync.Web.Endpoints;
using ShopifySync.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Started from its build folder, as dev.cs does, the server finds the files of Radzen and wwwroot by this; published, it changes nothing.
builder.WebHost.UseStaticWebAssets();
builder.AddSettings(args);
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddWeb();

var app = builder.Build();
await app.Services.OpenDatabase();
app.UseExceptionHandler();
app.UseSecurityHeaders(app.Configuration);
app.UseAuthentication();
app.UseAuthorization();
app.UseCurrentUser();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapGet("/health/live", () => "live");
app.MapGet("/health/ready", () => "ready");
app.MapApi();
app.MapConsole();
app.Run();
