using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>
/// How the domain's kinds of value are stored, the same in every database: ids as uuid, moments as UTC, enums as text
/// (priorities and field masks as numbers, to order and mask by), lists as canonical JSON, names in snake_case.
/// </summary>
internal static class ModelConventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<CatalogueId>().HaveConversion<CatalogueIdConverter>();
        builder.Properties<ProductId>().HaveConversion<ProductIdConverter>();
        builder.Properties<VariantId>().HaveConversion<VariantIdConverter>();
        builder.Properties<StoreId>().HaveConversion<StoreIdConverter>();
        builder.Properties<LinkId>().HaveConversion<LinkIdConverter>();
        builder.Properties<StagedChangeId>().HaveConversion<StagedChangeIdConverter>();
        builder.Properties<DecisionId>().HaveConversion<DecisionIdConverter>();
        builder.Properties<ConflictId>().HaveConversion<ConflictIdConverter>();
        builder.Properties<BatchId>().HaveConversion<BatchIdConverter>();
        builder.Properties<BulkRunId>().HaveConversion<BulkRunIdConverter>();
        builder.Properties<OperationId>().HaveConversion<OperationIdConverter>();
        builder.Properties<FieldPath>().HaveConversion<FieldPathConverter>().HaveMaxLength(600);
        builder.Properties<ShopDomain>().HaveConversion<ShopDomainConverter>().HaveMaxLength(255);
        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.Properties<decimal>().HavePrecision(18, 4);
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<OperationPriority>().HaveConversion<int>();
        builder.Properties<StagedFields>().HaveConversion<long>();
        builder.Properties<BatchForecast>().HaveConversion<ForecastConverter>();
        builder.Properties<ImmutableArray<string>>().HaveConversion<JsonListConverter<string>, JsonListComparer<string>>();
        builder.Properties<ImmutableArray<ProductOption>>().HaveConversion<JsonListConverter<ProductOption>, JsonListComparer<ProductOption>>();
        builder.Properties<ImmutableArray<MediaItem>>().HaveConversion<JsonListConverter<MediaItem>, JsonListComparer<MediaItem>>();
        builder.Properties<ImmutableArray<Metafield>>().HaveConversion<JsonListConverter<Metafield>, JsonListComparer<Metafield>>();
    }

    public static void Name(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            NameColumns(entity);
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    private static void NameColumns(IMutableTypeBase type)
    {
        foreach (var property in type.GetProperties())
            property.SetColumnName(Snake(property.GetColumnName()));
        foreach (var complex in type.GetComplexProperties())
            NameColumns(complex.ComplexType);
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private sealed class CatalogueIdConverter() : ValueConverter<CatalogueId, Guid>(id => id.Value, value => new CatalogueId(value));

    private sealed class ProductIdConverter() : ValueConverter<ProductId, Guid>(id => id.Value, value => new ProductId(value));

    private sealed class VariantIdConverter() : ValueConverter<VariantId, Guid>(id => id.Value, value => new VariantId(value));

    private sealed class StoreIdConverter() : ValueConverter<StoreId, Guid>(id => id.Value, value => new StoreId(value));

    private sealed class LinkIdConverter() : ValueConverter<LinkId, Guid>(id => id.Value, value => new LinkId(value));

    private sealed class StagedChangeIdConverter() : ValueConverter<StagedChangeId, Guid>(id => id.Value, value => new StagedChangeId(value));

    private sealed class DecisionIdConverter() : ValueConverter<DecisionId, Guid>(id => id.Value, value => new DecisionId(value));

    private sealed class ConflictIdConverter() : ValueConverter<ConflictId, Guid>(id => id.Value, value => new ConflictId(value));

    private sealed class BatchIdConverter() : ValueConverter<BatchId, Guid>(id => id.Value, value => new BatchId(value));

    private sealed class BulkRunIdConverter() : ValueConverter<BulkRunId, Guid>(id => id.Value, value => new BulkRunId(value));

    private sealed class OperationIdConverter() : ValueConverter<OperationId, Guid>(id => id.Value, value => new OperationId(value));

    private sealed class FieldPathConverter() : ValueConverter<FieldPath, string>(path => path.Value, value => new FieldPath(value));

    private sealed class ShopDomainConverter() : ValueConverter<ShopDomain, string>(domain => domain.Value, value => ShopDomain.FromStored(value));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

    private sealed class ForecastConverter() : ValueConverter<BatchForecast, string>(
        forecast => FieldValue.Of(forecast)!, json => FieldValue.Read<BatchForecast>(json)!);

    private sealed class JsonListConverter<T>() : ValueConverter<ImmutableArray<T>, string>(
        list => Write(list), json => Read(json))
    {
        private static string Write(ImmutableArray<T> list) => FieldValue.Of(list.IsDefault ? [] : list)!;

        private static ImmutableArray<T> Read(string json) => FieldValue.Read<ImmutableArray<T>>(json);
    }

    private sealed class JsonListComparer<T>() : ValueComparer<ImmutableArray<T>>(
        (a, b) => Same(a, b), list => list.IsDefault ? 0 : list.Length, list => list)
    {
        private static bool Same(ImmutableArray<T> a, ImmutableArray<T> b) =>
            a == b || (!a.IsDefault && !b.IsDefault && FieldValue.Of(a) == FieldValue.Of(b));
    }
}
