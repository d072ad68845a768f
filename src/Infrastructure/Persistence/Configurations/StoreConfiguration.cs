using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class StoreConfiguration : IEntityTypeConfiguration<Store>
{
    public void Configure(EntityTypeBuilder<Store> builder)
    {
        builder.HasListKey(s => s.Seq, s => s.Id);
        builder.Property(s => s.RowVersion).IsConcurrencyToken();
        builder.HasOne<Catalogue>().WithMany().HasForeignKey(s => s.CatalogueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.Domain).IsUnique();
        builder.Property(s => s.Name).HasMaxLength(255);
        builder.Property(s => s.ClientId).HasMaxLength(255);
        builder.Property(s => s.CurrencyCode).HasMaxLength(3);
        builder.Property(s => s.PlanName).HasMaxLength(100);
    }
}

internal sealed class StorePolicyConfiguration : IEntityTypeConfiguration<StorePolicy>
{
    public void Configure(EntityTypeBuilder<StorePolicy> builder)
    {
        builder.HasKey(p => new { p.StoreId, p.Version });
        builder.HasOne<Store>().WithMany().HasForeignKey(p => p.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.By).HasMaxLength(256);
    }
}

internal sealed class ScheduleConfiguration : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.DataType).HasMaxLength(40);
        builder.Property(s => s.Cron).HasMaxLength(120);
        builder.HasIndex(s => new { s.StoreId, s.DataType }).IsUnique();
        builder.HasOne<Store>().WithMany().HasForeignKey(s => s.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
    }
}
