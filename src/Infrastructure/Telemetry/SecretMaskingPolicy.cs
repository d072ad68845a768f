using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Serilog.Core;
using Serilog.Events;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Telemetry;

/// <summary>Writes *** for every member marked [Secret], whatever object it is in.</summary>
internal sealed class SecretMaskingPolicy : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        var properties = value.GetType().GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0).ToArray();
        if (!properties.Any(IsSecret))
        {
            result = null;
            return false;
        }

        result = new StructureValue(properties.Select(p => new LogEventProperty(
            p.Name, IsSecret(p) ? new ScalarValue("***") : propertyValueFactory.CreatePropertyValue(p.GetValue(value), destructureObjects: true))));
        return true;
    }

    private static bool IsSecret(PropertyInfo property) => property.IsDefined(typeof(SecretAttribute));
}
