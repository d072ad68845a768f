using System.Reflection;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence.Providers.SqlServer;

internal static class SqlServerClient
{
    /// <summary>
    /// A build from a partial package feed lacks an assembly that the client needs for every command with a parameter
    /// (docs/adr/0006). Better said at start than met at the first query.
    /// </summary>
    public static void Check()
    {
        try
        {
            Assembly.Load("Microsoft.SqlServer.Server");
        }
        catch (FileNotFoundException)
        {
            throw new BadSettingException("This build was made from a package feed without Microsoft.SqlServer.Server and cannot use SQL Server. Build it from a complete feed, or use Sqlite or PostgreSql.");
        }
    }
}
