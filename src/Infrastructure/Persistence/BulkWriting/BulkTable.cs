using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ShopifySync.Infrastructure.Persistence.BulkWriting;

/// <summary>One column of a table: its name, how the database keeps it, and how its value comes out of a row, as EF Core's model has it.</summary>
internal sealed record BulkColumn(string Name, RelationalTypeMapping Mapping, Func<object, object?> Value);

/// <summary>A table and the columns that are written; numbers that the database gives are left to it.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of(IModel model, Type type)
    {
        var entity = model.FindEntityType(type) ?? throw new InvalidOperationException($"{type} is no table.");
        return new BulkTable(entity.GetTableName()!, [.. ColumnsOf(entity, row => row)]);
    }

    private static IEnumerable<BulkColumn> ColumnsOf(ITypeBase type, Func<object, object?> holder)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long))
                continue;
            if (property.IsShadowProperty())
                throw new InvalidOperationException($"{type.DisplayName()}.{property.Name} is a shadow property: a row has no value for it.");

            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            yield return new BulkColumn(property.GetColumnName(), property.GetRelationalTypeMapping(), row =>
            {
                var value = holder(row) is { } of ? getter.GetClrValue(of) : null;
                return value is null || converter is null ? value : converter.ConvertToProvider(value);
            });
        }

        foreach (var part in type.GetComplexProperties())
        {
            var getter = part.GetGetter();
            foreach (var column in ColumnsOf(part.ComplexType, row => holder(row) is { } of ? getter.GetClrValue(of) : null))
                yield return column;
        }
    }
}
