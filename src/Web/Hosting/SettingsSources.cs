namespace ShopifySync.Web.Hosting;

internal static class SettingsSources
{
    /// <summary>ASP.NET Core's order, with our own prefix in the environment: appsettings.json, then ShopifySync__*, then the command line.</summary>
    public static void AddSettings(this WebApplicationBuilder builder, string[] arguments)
    {
        builder.Configuration.AddEnvironmentVariables("ShopifySync__");
        builder.Configuration.AddCommandLine(arguments);
    }
}
