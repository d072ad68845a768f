using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>Lets EF Core, compiled against SQLitePCLRaw 2.1, run on the 2.0 that a partial feed gives.</summary>
/// <remarks>
/// The runtime refuses an assembly older than the one asked for. Resolving is raised only after that refusal, so with
/// the right version nothing here runs. Loading by name alone takes whichever version is beside us; the test for a
/// version stops the recursion. The one member that 2.0 lacks is sqlite3_load_extension, which we do not use.
/// </remarks>
internal static class SqliteBindingShim
{
#pragma warning disable CA2255 // The server, the tests and dotnet-ef each touch SQLite first in a different place.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Version is not null && name.Name is not null && name.Name.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal)
            ? context.LoadFromAssemblyName(new AssemblyName(name.Name))
            : null;
}
