using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal static class ListKey
{
    /// <summary>
    /// Rows that are listed are numbered by the database and paged by that number: the order of uuids differs between
    /// databases. The id stays what other rows refer to.
    /// </summary>
    public static void HasListKey<T>(
        this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> seq, Expression<Func<T, object?>> id)
        where T : class
    {
        builder.HasKey(seq);
        builder.HasAlternateKey(id);
        builder.Property(Name(seq)).ValueGeneratedOnAdd();
        builder.Property(Name(id)).ValueGeneratedNever();
    }

    private static string Name<T>(Expression<Func<T, object?>> member) =>
        ((MemberExpression)((UnaryExpression)member.Body).Operand).Member.Name;
}
