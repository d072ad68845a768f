using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

namespace ShopifySync.Infrastructure.Tests.Persistence.Providers.Sqlite;

public sealed class SqliteBindingShimTests
{
    [Test]
    public void Open_WithWhicheverNativeBindingTheFeedGave_ReachesSqlite()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(SqliteBindingShim).Module.ModuleHandle);

        Assert.That(OpenAndReadVersion(), Is.GreaterThanOrEqualTo(new Version(3, 35)));
    }

    // A method of its own: the JIT resolves the SQLite assemblies when it compiles the caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Version OpenAndReadVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return Version.Parse(connection.ServerVersion);
    }
}
