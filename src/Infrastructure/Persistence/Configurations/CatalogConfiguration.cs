using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class CatalogueConfiguration : IEntityTypeConfiguration<Catalogue>
{
    public void Configure(EntityTypeBuilder<Catalogue> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(200);
    }
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.HasListKey(p => p.Seq, p => p.Id);
        builder.Property(p => p.RowVersion).IsConcurrencyToken();
        builder.HasOne<Catalogue>().WithMany().HasForeignKey(p => p.CatalogueId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Title).HasMaxLength(400);
        builder.Property(p => p.Handle).HasMaxLength(ProductRules.HandleLength);
        builder.Property(p => p.Vendor).HasMaxLength(ProductRules.VendorLength);
        builder.Property(p => p.ProductType).HasMaxLength(ProductRules.VendorLength);
        builder.Property(p => p.Category).HasMaxLength(100);
        builder.HasIndex(p => new { p.CatalogueId, p.Seq });
        builder.HasIndex(p => new { p.CatalogueId, p.Vendor, p.Seq });
        builder.HasIndex(p => new { p.CatalogueId, p.ProductType, p.Seq });
        builder.HasIndex(p => new { p.CatalogueId, p.Status, p.Seq });
        builder.HasIndex(p => new { p.CatalogueId, p.Handle });
        builder.Navigation(p => p.Variants).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId).HasPrincipalKey(p => p.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProductVariantConfiguration : IEntityTypeConfiguration<ProductVariant>
{
    public void Configure(EntityTypeBuilder<ProductVariant> builder)
    {
        builder.ToTable("variants");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Sku).HasMaxLength(ProductRules.SkuLength);
        builder.Property(v => v.Barcode).HasMaxLength(ProductRules.SkuLength);
        builder.Property(v => v.WeightUnit).HasMaxLength(20);
        builder.HasIndex(v => v.Sku);
        builder.HasIndex(v => v.Barcode);
    }
}

internal sealed class ProductVersionConfiguration : IEntityTypeConfiguration<ProductVersion>
{
    public void Configure(EntityTypeBuilder<ProductVersion> builder)
    {
        builder.HasKey(v => v.Seq);
        builder.HasOne<Product>().WithMany().HasForeignKey(v => v.ProductId).HasPrincipalKey(p => p.Id).OnDelete(DeleteBehavior.Cascade);
        builder.Property(v => v.CauseKind).HasMaxLength(40);
        builder.Property(v => v.CauseId).HasMaxLength(60);
        builder.Property(v => v.By).HasMaxLength(256);
        builder.HasIndex(v => new { v.ProductId, v.Version }).IsUnique();
    }
}

internal sealed class FieldStateConfiguration : IEntityTypeConfiguration<FieldState>
{
    public void Configure(EntityTypeBuilder<FieldState> builder)
    {
        builder.ToTable("field_state");
        builder.HasKey(s => new { s.ProductId, s.Path });
        builder.HasOne<Product>().WithMany().HasForeignKey(s => s.ProductId).HasPrincipalKey(p => p.Id).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Path).HasMaxLength(400);
        builder.Property(s => s.By).HasMaxLength(256);
        builder.Property(s => s.Source).HasMaxLength(40);
    }
}

internal sealed class AssortmentEntryConfiguration : IEntityTypeConfiguration<AssortmentEntry>
{
    public void Configure(EntityTypeBuilder<AssortmentEntry> builder)
    {
        builder.ToTable("assortment");
        builder.HasKey(a => new { a.StoreId, a.ProductId });
        builder.HasOne<Store>().WithMany().HasForeignKey(a => a.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Product>().WithMany().HasForeignKey(a => a.ProductId).HasPrincipalKey(p => p.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FieldOverrideConfiguration : IEntityTypeConfiguration<FieldOverride>
{
    public void Configure(EntityTypeBuilder<FieldOverride> builder)
    {
        builder.ToTable("overrides");
        builder.HasKey(o => new { o.StoreId, o.ProductId, o.Path });
        builder.Property(o => o.Path).HasMaxLength(400);
        builder.HasOne<Store>().WithMany().HasForeignKey(o => o.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Product>().WithMany().HasForeignKey(o => o.ProductId).HasPrincipalKey(p => p.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
