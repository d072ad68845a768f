using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReviewIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_staged_changes_released_to",
                table: "staged_changes");

            migrationBuilder.DropIndex(
                name: "ix_staged_changes_went_back_from",
                table: "staged_changes");

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_released_to",
                table: "staged_changes",
                column: "released_to",
                filter: "released_to IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_went_back_from",
                table: "staged_changes",
                column: "went_back_from",
                filter: "went_back_from IS NOT NULL");

            // EF Core knows no index over a complex type's columns: a migration that builds this table anew on SQLite makes these again.
            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_catalogue_id_vendor_status_seq",
                table: "staged_changes",
                columns: ["catalogue_id", "vendor", "status", "seq"]);

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_catalogue_id_product_type_status_seq",
                table: "staged_changes",
                columns: ["catalogue_id", "product_type", "status", "seq"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_staged_changes_catalogue_id_vendor_status_seq",
                table: "staged_changes");

            migrationBuilder.DropIndex(
                name: "ix_staged_changes_catalogue_id_product_type_status_seq",
                table: "staged_changes");

            migrationBuilder.DropIndex(
                name: "ix_staged_changes_released_to",
                table: "staged_changes");

            migrationBuilder.DropIndex(
                name: "ix_staged_changes_went_back_from",
                table: "staged_changes");

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_released_to",
                table: "staged_changes",
                column: "released_to");

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_went_back_from",
                table: "staged_changes",
                column: "went_back_from");
        }
    }
}
