namespace ShopifySync.Web.Hosting;

internal static class SettingsSources
{
    /// <summary>
    /// ASP.NET Core's order, with our own prefix in the environment: appsettings.json, names of other systems,
    /// ShopifySync__*, then the command line.
    /// </summary>
    public static IReadOnlyList<BorrowedSetting> AddSettings(this WebApplicationBuilder builder, string[] arguments)
    {
        var borrowed = BorrowedSetting.From(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(borrowed.SelectMany(setting => setting.Values));
        builder.Configuration.AddEnvironmentVariables("ShopifySync__");
        builder.Configuration.AddCommandLine(arguments);
        return borrowed;
    }
}
