using System.Reflection;
using System.Runtime.CompilerServices;

namespace ShopifySync.Architecture.Tests;

/// <summary>The types that people wrote, by layer.</summary>
internal static class Layers
{
    public static readonly Assembly Domain = Assembly.Load("ShopifySync.Domain");
    public static readonly Assembly Application = Assembly.Load("ShopifySync.Application");
    public static readonly Assembly Infrastructure = Assembly.Load("ShopifySync.Infrastructure");
    public static readonly Assembly Web = Assembly.Load("ShopifySync.Web");
    public static readonly Assembly[] All = [Domain, Application, Infrastructure, Web];

    public static IEnumerable<Type> Types(this IEnumerable<Assembly> assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("ShopifySync.", StringComparison.Ordinal) == true)
            .Where(type => !IsGenerated(type) && !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal));

    public static bool Implements(this Type type, string openInterface) =>
        type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition().Name == openInterface);

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<', StringComparison.Ordinal)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
