var builder = WebApplication.CreateBuilder(args);
// Started from its build folder, as dev.cs does, the server finds the files of Radzen and wwwroot by this; published, it changes nothing.
builder.WebHost.UseStaticWebAssets();

var app = builder.Build();
app.MapStaticAssets();
app.MapGet("/health/live", () => "live");
app.MapGet("/health/ready", () => "ready");
app.Run();
